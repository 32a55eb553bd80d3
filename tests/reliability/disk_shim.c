/* A disk that fails on request and keeps a diary, under everything a process writes: SQLCipher as well as our own files.
 *
 * LD_PRELOAD this library. Files below $JGVISIT_DISK_ROOT are watched; $JGVISIT_DISK_CONTROL is the file that
 * `disk_shim.py` maps to say what is to fail, $JGVISIT_DISK_DIARY the file to which every change is added, in order.
 * What reaches a file through a memory map (SQLite's -shm, rebuilt after a loss of power) is not seen.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4, NAME = 8, OPEN = 16 };     /* what may fail; as in disk_shim.py */
enum { REPEATED = 1, HALF = 2, FORGETS = 4 };                        /* how */
enum { FILES = 4096, SAID = 1 };

struct control {
  int64_t seen;     /* operations of the kinds asked for, since this was set to 0 */
  int64_t fail_at;  /* the first that fails, from 1; 0: none */
  int32_t kinds, error, how, diary;
  int64_t failed;   /* how many did */
};

/* A write that is not flushed yet, with what was there before it: a kernel may forget it when a flush fails. */
struct unflushed {
  struct unflushed *next;
  dev_t device;
  ino_t inode;
  off_t at, length, size;
  char before[];
};

static struct control none, *control = &none;
static struct unflushed *pending;
static char *names[FILES];
static char root[4096];
static int diary = -1;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;

#define REAL(result, name, ...)                                    \
  static result (*real)(__VA_ARGS__);                              \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void begin(void) {
  const char *where = getenv("JGVISIT_DISK_ROOT"), *map = getenv("JGVISIT_DISK_CONTROL");
  const char *kept = getenv("JGVISIT_DISK_DIARY");
  if (where) snprintf(root, sizeof root, "%s/", where);
  int file = map ? syscall(SYS_openat, AT_FDCWD, map, O_RDWR | O_CLOEXEC) : -1;
  if (file >= 0) {
    void *mapped = (void *)mmap(NULL, sizeof none, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED) control = mapped;
    syscall(SYS_close, file);
  }
  if (kept) {
    int opened = syscall(SYS_openat, AT_FDCWD, kept, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    diary = fcntl(opened, F_DUPFD_CLOEXEC, 900); /* out of the way of what the program opens */
    syscall(SYS_close, opened);
  }
}

static int watched(const char *path) { return root[0] && path && strncmp(path, root, strlen(root)) == 0; }
static const char *name_of(int file) { return file >= 0 && file < FILES ? names[file] : NULL; }

/* One entry: a line `WORD file number number length path`, then so many bytes. */
static void note(const char *word, int file, off_t one, off_t two, const char *path, const void *data, size_t length) {
  if (diary < 0 || !control->diary) return;
  char line[8300];
  int used = snprintf(line, sizeof line, "%s\t%d\t%lld\t%lld\t%zu\t%s\n", word, file, (long long)one, (long long)two,
                      length, path ? path : "");
  syscall(SYS_write, diary, line, (size_t)used);
  for (size_t done = 0; done < length;) {
    long more = syscall(SYS_write, diary, (const char *)data + done, length - done);
    if (more <= 0) abort();
    done += (size_t)more;
  }
}

/* Whether the operation at hand is to fail: 0 no, 1 yes, 2 only its second half. */
static int fails(int kind) {
  if (!(control->kinds & kind)) return 0;
  int64_t number = ++control->seen;
  if (!control->fail_at || number < control->fail_at) return 0;
  if (number > control->fail_at && !(control->how & REPEATED)) return 0;
  if (number == control->fail_at && kind == WRITE && (control->how & HALF)) {
    if (!(control->how & REPEATED)) control->fail_at++;
    control->how &= ~HALF;
    return 2;
  }
  control->failed++;
  errno = control->error;
  return 1;
}

static void remember(int file, off_t at, off_t length) {
  struct stat now;
  size_t named = strlen(names[file]);
  if (named > 4 && !strcmp(names[file] + named - 4, "-shm")) return; /* never flushed, and made anew */
  if (!(control->how & FORGETS) || fstat(file, &now)) return;
  off_t kept = at < now.st_size ? (at + length < now.st_size ? length : now.st_size - at) : 0;
  struct unflushed *one = malloc(sizeof *one + (size_t)kept);
  if (!one) abort();
  *one = (struct unflushed){pending, now.st_dev, now.st_ino, at, kept, now.st_size};
  int again = syscall(SYS_openat, AT_FDCWD, names[file], O_RDONLY | O_CLOEXEC);
  if (kept && syscall(SYS_pread64, again, one->before, (size_t)kept, at) != kept) abort();
  syscall(SYS_close, again);
  pending = one;
}

static void settle(int file, int forget) {
  struct stat now;
  if (fstat(file, &now)) return;
  for (struct unflushed **link = &pending, *one; (one = *link);) {
    if (one->device != now.st_dev || one->inode != now.st_ino) { link = &one->next; continue; }
    if (forget) { /* newest first, so the oldest content is what remains */
      if (one->length) syscall(SYS_pwrite64, file, one->before, (size_t)one->length, one->at);
      syscall(SYS_ftruncate, file, one->size);
    }
    *link = one->next;
    free(one);
  }
}

/* The last name of a file goes: nothing of it is pending, and its number may come back as another file's. */
static void let_go(const char *path) {
  struct stat last;
  if (lstat(path, &last) || last.st_nlink > 1) return;
  for (struct unflushed **link = &pending, *one; (one = *link);) {
    if (one->device != last.st_dev || one->inode != last.st_ino) { link = &one->next; continue; }
    *link = one->next;
    free(one);
  }
}

/* -- opening and closing ------------------------------------------------------------------- */

static int opened(int file, const char *path, int flags, int was_there) {
  if (file < 0 || file >= FILES) return file;
  free(names[file]);
  names[file] = watched(path) ? strdup(path) : NULL;
  if (names[file]) note("open", file, flags, was_there, path, NULL, 0);
  return file;
}

static int open_any(const char *path, int flags, mode_t mode) {
  if (!watched(path)) return opened((int)syscall(SYS_openat, AT_FDCWD, path, flags, mode), path, flags, 0);
  pthread_mutex_lock(&one_at_a_time);
  int there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0, file = -1;
  if (!((flags & O_CREAT) && !there && fails(OPEN))) {
    file = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    opened(file, path, flags, there);
  }
  pthread_mutex_unlock(&one_at_a_time);
  return file;
}

#define OPENS(NAME)                                       \
  int NAME(const char *path, int flags, ...) {            \
    mode_t mode = 0;                                      \
    if (flags & (O_CREAT | __O_TMPFILE)) {                \
      va_list more;                                       \
      va_start(more, flags);                              \
      mode = va_arg(more, mode_t);                        \
      va_end(more);                                       \
    }                                                     \
    return open_any(path, flags, mode);                   \
  }
OPENS(open)
OPENS(open64)

int close(int file) {
  pthread_mutex_lock(&one_at_a_time);
  if (name_of(file)) {
    note("close", file, 0, 0, names[file], NULL, 0);
    free(names[file]);
    names[file] = NULL;
  }
  int result = (int)syscall(SYS_close, file);
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

/* -- content ------------------------------------------------------------------------------- */

static ssize_t write_any(int file, const void *data, size_t length, off_t at, int placed) {
  if (!name_of(file) || length == 0) {
    if (file == SAID) {
      pthread_mutex_lock(&one_at_a_time);
      note("said", file, 0, 0, NULL, data, length);
      pthread_mutex_unlock(&one_at_a_time);
    }
    return placed ? syscall(SYS_pwrite64, file, data, length, at) : syscall(SYS_write, file, data, length);
  }
  pthread_mutex_lock(&one_at_a_time);
  ssize_t result = -1;
  int failing = fails(WRITE);
  if (failing == 2 && length > 1) length /= 2;
  if (failing != 1) {
    if (!placed) at = lseek(file, 0, SEEK_CUR);
    remember(file, at, (off_t)length);
    result = placed ? syscall(SYS_pwrite64, file, data, length, at) : syscall(SYS_write, file, data, length);
    if (result > 0) note("write", file, at, 0, names[file], data, (size_t)result);
  }
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

ssize_t write(int file, const void *data, size_t length) { return write_any(file, data, length, 0, 0); }
ssize_t pwrite(int file, const void *data, size_t length, off_t at) { return write_any(file, data, length, at, 1); }
ssize_t pwrite64(int file, const void *data, size_t length, off64_t at) { return write_any(file, data, length, at, 1); }

static int truncate_any(int file, off_t size) {
  if (!name_of(file)) return (int)syscall(SYS_ftruncate, file, size);
  pthread_mutex_lock(&one_at_a_time);
  int result = -1;
  struct stat now;
  if (!fails(TRUNCATE)) {
    if (!fstat(file, &now) && size < now.st_size) remember(file, size, now.st_size - size);
    result = (int)syscall(SYS_ftruncate, file, size);
    if (!result) note("truncate", file, size, 0, names[file], NULL, 0);
  }
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

int ftruncate(int file, off_t size) { return truncate_any(file, size); }
int ftruncate64(int file, off64_t size) { return truncate_any(file, size); }

static int sync_any(int file, long call) {
  if (!name_of(file)) return (int)syscall(call, file);
  pthread_mutex_lock(&one_at_a_time);
  int result = -1;
  if (fails(SYNC)) {
    int error = errno;
    settle(file, control->how & FORGETS);
    note("unsynced", file, 0, 0, names[file], NULL, 0);
    errno = error;
  } else {
    /* nothing is really flushed: what a cut would leave is worked out from the diary */
    settle(file, 0);
    note("sync", file, 0, 0, names[file], NULL, 0);
    result = 0;
  }
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

int fsync(int file) { return sync_any(file, SYS_fsync); }
int fdatasync(int file) { return sync_any(file, SYS_fdatasync); }

/* -- names --------------------------------------------------------------------------------- */

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  if (!watched(from)) return real(from, to);
  pthread_mutex_lock(&one_at_a_time);
  int failing = fails(NAME), error = errno;
  if (!failing) let_go(to);
  errno = error;
  int result = failing ? -1 : real(from, to);
  if (!result) note("rename", 0, 0, 0, from, to, strlen(to));
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  if (!watched(path)) return real(path);
  pthread_mutex_lock(&one_at_a_time);
  int there = syscall(SYS_faccessat, AT_FDCWD, path, F_OK) == 0;
  int failing = there && fails(NAME), error = errno;
  if (!failing) let_go(path);
  errno = error;
  int result = failing ? -1 : real(path);
  if (!result) note("unlink", 0, 0, 0, path, NULL, 0);
  pthread_mutex_unlock(&one_at_a_time);
  return result;
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  int result = real(path, mode);
  if (!result && watched(path)) {
    pthread_mutex_lock(&one_at_a_time);
    note("mkdir", 0, 0, 0, path, NULL, 0);
    pthread_mutex_unlock(&one_at_a_time);
  }
  return result;
}
