#include "build_commit.h"

// Package.swift defines it from BUILD_COMMIT, which scripts/ set. It is in C, in a target of its own, since only C
// targets take a defined value, and a new commit then compiles this file and nothing else.
#ifndef BUILD_COMMIT
#define BUILD_COMMIT ""
#endif

const char *lucid_build_commit(void) { return BUILD_COMMIT; }
