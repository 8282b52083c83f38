#ifndef LUCID_BUILD_COMMIT_H
#define LUCID_BUILD_COMMIT_H

/// The commit that the program was built from, as the build was told; empty where it was not.
const char *lucid_build_commit(void);

#endif
