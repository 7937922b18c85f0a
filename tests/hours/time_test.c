/* tests/hours/time_test.c - what duration.c and instant.c promise. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "hours/duration.h"
#include "hours/instant.h"

static void
lasts(const char *iso, long seconds)
{
	long got = -1;

	if (!duration_seconds(iso, &got) || got != seconds)
		fail_msg("%s is %ld seconds, not %ld", iso, got, seconds);
}

static void
is_no_duration(const char *iso)
{
	long got;

	if (duration_seconds(iso, &got))
		fail_msg("%s was taken for %ld seconds", iso, got);
}

static void
durations_are_read_as_platforms_write_them(void **state)
{
	(void)state;
	lasts("PT45M", 2700);
	lasts("PT1H30M", 5400);
	lasts("PT90M", 5400);
	lasts("PT5400S", 5400);
	lasts("PT16559.14S", 16559);
	lasts("PT0.5H", 1800);
	lasts("PT1,5M", 90);
	lasts("P1D", 86400);
	lasts("P0DT2H", 7200);
	lasts("PT0S", 0);
	lasts("PT59.9999S", 59);
}

static void
what_is_no_learning_is_refused(void **state)
{
	static const char *const all[] = { "", "P", "PT", "PT1", "1H", "pt1h", "-PT1H", "P-1D",
		"PT-5M", "P1Y", "P1M", "P1Y2M", "PT1H1H", "PT1M1H", "PT1S1M", "P1H", "PT1D", "P1DT",
		"PT1.H", "PT.5H", "PT1.5H30M", "PT1H ", " PT1H", "P1W", "P2D", "PT24H1S", "PT86401S",
		"PT9999999999S", "PT999999999H", "P999999999W", "PT1e3S", "PT0x10S", "PT1H\n",
		"PTInfinityS", "PT\xc2\xbd" "H", "PT1HT1M", "PTT1H" };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		is_no_duration(all[i]);
}

static void
happens(const char *iso, const char *utc)
{
	char got[INSTANT] = "nothing";

	if (!instant_utc(iso, got) || strcmp(got, utc) != 0)
		fail_msg("%s is %s, not %s", iso, got, utc);
}

static void
times_of_any_zone_become_utc(void **state)
{
	(void)state;
	happens("2026-11-22T08:30:00Z", "2026-11-22 08:30:00.000000");
	happens("2026-11-22T16:30:00.123+08:00", "2026-11-22 08:30:00.123000");
	happens("2026-11-22T16:30:00+0800", "2026-11-22 08:30:00.000000");
	happens("2026-11-22T16:30:00+08", "2026-11-22 08:30:00.000000");
	happens("2026-01-01T07:59:59.9999999+08:00", "2025-12-31 23:59:59.999999");
	happens("2028-02-29T00:00:00-05:30", "2028-02-29 05:30:00.000000");
}

static void
what_is_no_point_in_time_is_refused(void **state)
{
	static const char *const all[] = { "", "now", "2026-11-22", "2026-11-22T08:30:00",
		"2026-11-22T08:30Z", "2026-02-30T08:30:00Z", "2026-13-01T08:30:00Z", "2026-00-10T00:00:00Z",
		"2026-11-22T24:30:00Z", "2026-11-22T08:60:00Z", "2026-11-22T08:30:61Z", "1999-12-31T23:59:59Z",
		"2100-01-01T00:00:00Z", "2026-11-22T08:30:00+25:00", "2026-11-22T08:30:00.Z",
		"2026-11-22T08:30:00Z junk", "20261122T083000Z", "-026-11-22T08:30:00Z" };
	char got[INSTANT];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (instant_utc(all[i], got))
			fail_msg("%s was taken for %s", all[i], got);
}

static void
a_time_goes_back_to_the_platform_with_a_z(void **state)
{
	char iso[INSTANT + 1];

	(void)state;
	instant_iso("2026-11-22 08:30:00.123456", iso);
	assert_string_equal(iso, "2026-11-22T08:30:00.123456Z");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(durations_are_read_as_platforms_write_them),
		cmocka_unit_test(what_is_no_learning_is_refused),
		cmocka_unit_test(times_of_any_zone_become_utc),
		cmocka_unit_test(what_is_no_point_in_time_is_refused),
		cmocka_unit_test(a_time_goes_back_to_the_platform_with_a_z),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
