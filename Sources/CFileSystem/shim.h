#ifndef GMM_QUIZ_CFILESYSTEM_SHIM_H
#define GMM_QUIZ_CFILESYSTEM_SHIM_H

#include <stdio.h>

#if defined(__linux__)
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

// Lets two paths change places in one step; the C library declares the call only for GNU sources.
static inline int gmm_exchange(const char *one, const char *other) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 2 /* RENAME_EXCHANGE */);
}
#else
static inline int gmm_exchange(const char *one, const char *other) {
  return renamex_np(one, other, RENAME_SWAP);
}
#endif

#endif
