"""Chromium under the DevTools protocol, over a pair of pipes: the standard library is enough for that."""

import base64
import json
import os
import select
import struct
import subprocess
import time
import zlib


class Chromium:
    """One browser with one page. It says nothing on its console that `complaints` does not keep."""

    TIMEOUT_SECONDS = 60

    def __init__(self, profile, log):
        commands, self.commands = os.pipe()
        self.answers, answers = os.pipe()

        def inherit():
            # The browser reads commands from descriptor 3 and writes answers to 4.
            for source, target in ((os.dup(commands), 3), (os.dup(answers), 4)):
                os.dup2(source, target)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
             f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, close_fds=False, preexec_fn=inherit,
        )
        os.close(commands)
        os.close(answers)
        self.pending, self.sent, self.complaints = b"", 0, []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.ask(f"{domain}.enable")

    session = None

    def ask(self, method, **parameters):
        """Sends a command and returns its result; what the page says meanwhile is noted."""
        self.sent += 1
        message = {"id": self.sent, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.commands, json.dumps(message).encode() + b"\0")
        number, deadline = self.sent, time.monotonic() + self.TIMEOUT_SECONDS
        while True:
            answer = self._next(deadline)
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def _next(self, deadline):
        while b"\0" not in self.pending:
            if not select.select([self.answers], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError("Chromium does not answer")
            read = os.read(self.answers, 1 << 20)
            if not read:
                raise RuntimeError(f"Chromium ended with {self.process.wait()}")
            self.pending += read
        message, self.pending = self.pending.split(b"\0", 1)
        message = json.loads(message)
        self._note(message.get("method"), message.get("params", {}))
        return message

    def _note(self, method, parameters):
        if method == "Runtime.consoleAPICalled":
            self.complaints.append(" ".join(str(value.get("value")) for value in parameters["args"]))
        elif method == "Runtime.exceptionThrown":
            self.complaints.append(parameters["exceptionDetails"].get("text", "an exception"))
        elif method == "Log.entryAdded":
            self.complaints.append(parameters["entry"]["text"])

    def evaluate(self, expression):
        """The value of a JavaScript expression in the page."""
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(result["exceptionDetails"])
        return result["result"].get("value")

    def open(self, url, width, height, scheme="light"):
        """Loads a page in a window of this size, as somebody who prefers this colour scheme, until it is drawn."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        # From an empty page: the same address with another fragment would load nothing.
        for address in ("about:blank", url):
            self.ask("Page.navigate", url=address)
            deadline = time.monotonic() + self.TIMEOUT_SECONDS
            while self.evaluate("[document.readyState, location.href]") != ["complete", address]:
                if time.monotonic() > deadline:
                    raise TimeoutError(f"{address} was not loaded")
        self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def picture(self):
        """A PNG of what the window shows."""
        return base64.b64decode(self.ask("Page.captureScreenshot", format="png", optimizeForSpeed=True)["data"])

    def close(self):
        self.session = None
        try:
            self.ask("Browser.close")
        except (RuntimeError, OSError, TimeoutError):
            self.process.kill()
        self.process.wait()


class Picture:
    """The pixels of a PNG of 8 bits a channel, without interlace: what Chromium writes."""

    def __init__(self, png):
        if png[:8] != b"\x89PNG\r\n\x1a\n":
            raise ValueError("not a PNG")
        chunks, position = [], 8
        while position < len(png):
            length, kind = struct.unpack_from(">I4s", png, position)
            chunks.append((kind, png[position + 8:position + 8 + length]))
            position += length + 12
        header = next(data for kind, data in chunks if kind == b"IHDR")
        self.width, self.height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", header)
        if depth != 8 or colour not in (2, 6) or interlace:
            raise ValueError("a PNG of another kind")
        self.channels = 3 if colour == 2 else 4
        self.rows = self._rows(zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT")))

    def _rows(self, data):
        size, step, rows = self.width * self.channels, self.channels, []
        above = bytearray(size)
        for start in range(0, len(data), size + 1):
            kind, row = data[start], bytearray(data[start + 1:start + 1 + size])
            if kind == 1:
                for index in range(step, size):
                    row[index] = (row[index] + row[index - step]) & 255
            elif kind == 2:
                row = bytearray((left + right) & 255 for left, right in zip(row, above))
            elif kind == 3:
                for index in range(size):
                    left = row[index - step] if index >= step else 0
                    row[index] = (row[index] + (left + above[index]) // 2) & 255
            elif kind == 4:
                for index in range(size):
                    left, corner = (row[index - step], above[index - step]) if index >= step else (0, 0)
                    row[index] = (row[index] + paeth(left, above[index], corner)) & 255
            rows.append(bytes(row))
            above = row
        return rows

    def colours(self, top=0, bottom=None):
        """How often each colour comes in these rows, the most frequent one first."""
        counts = {}
        for row in self.rows[top:bottom]:
            for index in range(0, len(row), self.channels):
                colour = row[index:index + 3]
                counts[colour] = counts.get(colour, 0) + 1
        return sorted(counts.items(), key=lambda item: -item[1])


def paeth(left, up, corner):
    """PNG's predictor: whichever of the three is nearest to left + up - corner."""
    estimate = left + up - corner
    distances = abs(estimate - left), abs(estimate - up), abs(estimate - corner)
    return (left, up, corner)[distances.index(min(distances))]
