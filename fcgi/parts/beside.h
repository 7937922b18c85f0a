/* parts/beside.h - a program of ours that works on one file for another: whatever a bad
 * file does to the libraries that read it, it does to nobody else. */
#ifndef PARTS_BESIDE_H
#define PARTS_BESIDE_H

#include <stdbool.h>
#include <sys/types.h>

/* Starts the program of this name, which stands beside this one, in a process group of its
 * own.  It gets the two files as its input and output and nothing else of ours: no
 * settings, no connections.  The caller waits for it. */
bool beside_start(pid_t *, const char *program, const char *word, int from, int to);

#endif
