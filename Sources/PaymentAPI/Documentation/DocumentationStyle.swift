/// How the page looks and behaves. Both texts are short, and part of the page itself.
enum DocumentationStyle {
    static let css = """
        :root{color-scheme:light dark;--ink:#1d232b;--faint:#5b6673;--paper:#fff;--raised:#f4f6f8;--line:#d9dfe6;
        --accent:#0b6bcb;--get:#0b6bcb;--post:#1a7f37;--patch:#9a6700;--delete:#c62f2f;--code:#eef1f5}
        @media (prefers-color-scheme:dark){:root{--ink:#e4e9ef;--faint:#9aa7b5;--paper:#14181d;--raised:#1c2229;
        --line:#323b46;--accent:#6cb2ff;--get:#6cb2ff;--post:#5bd07c;--patch:#e0b341;--delete:#ff8a80;--code:#252d36}}
        *{box-sizing:border-box}
        html{scroll-behavior:smooth;scroll-padding-top:1rem}
        @media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",sans-serif}
        a{color:var(--accent)}
        code,pre,.path,.method{font-family:ui-monospace,"SF Mono",Menlo,Consolas,monospace;font-size:.875em}
        code{background:var(--code);border-radius:3px;padding:.1em .3em;overflow-wrap:anywhere}
        pre{background:var(--raised);border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem;overflow-x:auto;
        line-height:1.45}
        header{padding:2rem 1.5rem 1rem;border-bottom:1px solid var(--line);background:var(--raised)}
        header>*{max-width:78rem;margin-left:auto;margin-right:auto}
        h1{font-size:1.75rem;line-height:1.2;margin-top:0;margin-bottom:.25rem}
        h1 small{font-size:.9rem;font-weight:400;color:var(--faint)}
        header p{margin-top:0;margin-bottom:1rem;color:var(--faint)}
        h2{font-size:1.3rem;margin:2.5rem 0 .5rem}.prose{margin-top:2rem}.prose+.prose{margin-top:.5rem}
        .prose>summary{font-weight:600;font-size:1.1rem}
        h4{font-size:.8rem;letter-spacing:.06em;text-transform:uppercase;color:var(--faint);margin:1.2rem 0 .4rem}
        .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem}
        .search{display:block;font-weight:600}
        .search input{display:block;width:100%;max-width:34rem;margin-top:.3rem;padding:.6rem .8rem;font:inherit;font-weight:400;color:inherit;
        background:var(--paper);border:1px solid var(--line);border-radius:6px}
        :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        #found{min-height:1.5em;margin:.4rem auto 0}
        .page{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:2.5rem;max-width:78rem;margin:0 auto;padding:0 1.5rem 6rem}
        nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow-y:auto;padding:1.5rem 0;font-size:.875rem}
        nav ul{list-style:none;margin:0;padding:0}nav ul ul{padding-left:.9rem;margin-bottom:.6rem}
        nav a{display:block;padding:.1rem 0;text-decoration:none;color:inherit;overflow-wrap:anywhere}
        nav a:hover{color:var(--accent);text-decoration:underline}
        nav ul ul a{color:var(--faint)}
        details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:0 1rem}
        details[open]{padding-bottom:1rem}
        summary{cursor:pointer;margin:0 -1rem;padding:.6rem 1rem;border-radius:6px}
        summary:hover{background:var(--raised)}
        .operation summary{display:grid;grid-template-columns:4.5rem minmax(0,1fr) auto;gap:.1rem .8rem;align-items:baseline}
        .method{font-weight:700}.get{color:var(--get)}.post{color:var(--post)}.patch{color:var(--patch)}.delete{color:var(--delete)}
        .path{font-weight:600;overflow-wrap:anywhere}
        .access{font-size:.75rem;color:var(--faint);border:1px solid var(--line);border-radius:99px;padding:.05rem .6rem;
        white-space:nowrap}
        .summary{grid-column:2/-1;font-size:.9rem;color:var(--faint)}
        .status{display:inline-block;min-width:2.6rem;font-weight:700;color:var(--faint)}
        .wide{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-size:.9rem}
        th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid var(--line)}
        th{font-weight:600;color:var(--faint)}
        td b{color:var(--delete)}td table{margin-top:.4rem;border-left:2px solid var(--line)}td table td{padding-left:.6rem}
        [hidden]{display:none!important}
        @media (max-width:52rem){.page{display:block;padding:0 1rem 4rem}nav{position:static;max-height:14rem;padding:1rem 0;
        border-bottom:1px solid var(--line)}header{padding:1.25rem 1rem .75rem}
        .operation summary{grid-template-columns:minmax(0,1fr) auto}.operation .path{grid-column:1/-1;grid-row:2}
        .summary{grid-column:1/-1}}
        @media print{nav,.search,#found{display:none}.page{display:block}details{break-inside:avoid}}
        """

    static let script = """
        'use strict';
        const operations = [...document.querySelectorAll('.operation')];
        const links = new Map([...document.querySelectorAll('.link')].map(link => [link.dataset.operation, link]));
        const found = document.getElementById('found');
        const search = document.getElementById('search');
        function filter() {
          const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
          let count = 0;
          for (const operation of operations) {
            const fits = words.every(word => operation.dataset.words.includes(word));
            operation.hidden = !fits;
            const link = links.get(operation.id);
            if (link) link.hidden = !fits;
            if (fits) count += 1;
          }
          for (const group of document.querySelectorAll('.group')) {
            group.hidden = !group.querySelector('.operation:not([hidden])');
          }
          found.textContent = words.length ? count + ' of ' + operations.length + ' operations' : '';
        }
        function reveal() {
          const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
          if (!target || target.tagName !== 'DETAILS') return;
          target.hidden = false;
          target.open = true;
          target.scrollIntoView({ behavior: 'instant' });
        }
        search.addEventListener('input', filter);
        addEventListener('hashchange', reveal);
        addEventListener('keydown', event => {
          const isTyping = event.target instanceof HTMLInputElement;
          if (event.key === '/' && !isTyping) { event.preventDefault(); search.focus(); }
          if (event.key === 'Escape' && isTyping) { search.value = ''; filter(); }
        });
        filter();
        reveal();
        """
}
