/* report/robot.h - one text to a chat group, by the webhook of its robot. */
#ifndef REPORT_ROBOT_H
#define REPORT_ROBOT_H

#include <stdbool.h>
#include <time.h>

struct robot {
	const char *kind;	/* wecom, dingtalk */
	const char *address;	/* https, with the robot's key in it */
	const char *secret;	/* dingtalk signs with it; or NULL */
	bool local;		/* also http, this host and private networks */
	long seconds;
};

/* ROBOT_LATER: surely not taken.  ROBOT_UNKNOWN: no answer that says; never again. */
enum robot_outcome { ROBOT_SENT, ROBOT_LATER, ROBOT_REFUSED, ROBOT_UNKNOWN };

enum robot_outcome robot_say(const struct robot *, const char *text);

/* The signature that dingtalk asks for: base64 of HMAC-SHA-256 over "<ms>\n<secret>". */
void robot_sign(char base64[64], const char *secret, long long ms);

#endif
