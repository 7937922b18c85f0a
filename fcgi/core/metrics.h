/* core/metrics.h - /healthz, /readyz and /metrics of every program.
 *
 * healthz: the process answers.  readyz: its account can work on the database.
 * metrics: Prometheus text 0.0.4.  nginx lets only allowed addresses ask. */
#ifndef CORE_METRICS_H
#define CORE_METRICS_H

#include <stdbool.h>

#include "core/request.h"

void metrics_start(const char *program, const struct route *const *slices);
bool metrics_asked(struct request *);
int metrics_answer(struct request *);
void metrics_count(struct request *, long microseconds);

#endif
