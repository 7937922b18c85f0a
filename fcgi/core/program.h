/* core/program.h - what programs and jobs share at their start. */
#ifndef CORE_PROGRAM_H
#define CORE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "core/slice.h"

/* Gives every statement its slot; returns how many there are. */
size_t program_slots(const struct route *const *slices,
    struct query *const *more);
/* Prepares every statement under this account and says what fails; the exit
 * status. */
int program_check(const char *program, size_t slots,
    const struct route *const *slices, struct query *const *more);
/* The first journal chain of a program's threads. */
unsigned program_shard(const char *program);
/* A descriptor that becomes readable, and stays so, at SIGTERM or SIGINT. */
int program_stop(void);
void program_init(const char *program);

#endif
