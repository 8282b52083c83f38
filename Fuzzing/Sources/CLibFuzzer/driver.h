#include <stddef.h>
#include <stdint.h>

/// libFuzzer as a library: runs the callback on inputs until it is told to stop, by the program's arguments.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
