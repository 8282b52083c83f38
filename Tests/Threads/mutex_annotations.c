// Tells the thread sanitizer about Swift's Mutex. On Linux a lock that is contended is taken and given back inside
// libswiftSynchronization, which is not instrumented: the sanitizer sees no order between two holders and calls every access under the
// lock a race. scripts/test-threads preloads these two functions, which stand in for that library's and say what happens.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

// Of the sanitizer's runtime; without it, as in `swift test` itself, there is nobody to tell.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

// Swift's calling convention: the lock itself comes in the register for `self`.
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

SWIFT void lock_slow(uint32_t thread, SELF void *lock) __asm__(LOCK);
SWIFT void unlock_slow(SELF void *lock) __asm__(UNLOCK);

static void *original(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (function == NULL) {
    fprintf(stderr, "This Swift's Mutex has no %s: Tests/Threads/mutex_annotations.c is for another version.\n", name);
    abort();
  }
  return function;
}

SWIFT void lock_slow(uint32_t thread, SELF void *lock) {
  typedef SWIFT void (*Function)(uint32_t, SELF void *);
  ((Function)original(LOCK))(thread, lock);
  if (__tsan_acquire) __tsan_acquire(lock);
}

SWIFT void unlock_slow(SELF void *lock) {
  typedef SWIFT void (*Function)(SELF void *);
  if (__tsan_release) __tsan_release(lock);
  ((Function)original(UNLOCK))(lock);
}
