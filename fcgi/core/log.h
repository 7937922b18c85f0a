/* core/log.h - one line an event to standard error, for the operator.
 *
 * Three words: note, fault (the environment's trouble), bug (ours); each with
 * the systemd priority in front.  Ids only: never names, numbers, tokens, paths
 * or what people typed. */
#ifndef CORE_LOG_H
#define CORE_LOG_H

void log_as(const char *program);	/* once, before threads */
void log_request(const char *id);	/* this thread's request id; NULL: none */
void note(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void fault(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
void bug(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

#endif
