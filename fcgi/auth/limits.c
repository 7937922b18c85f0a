/* auth/limits.c - see limits.h */
#include "auth/limits.h"

struct query attempt = {
	"INSERT INTO login_attempt (account, address, success)"
	" VALUES (" ACCOUNT("?") ", ?, ?)" };

int
too_often(struct request *r, const struct result *found)
{
	struct value account = cell(found, 0, "account_wait");
	struct value network = cell(found, 0, "network_wait");
	long long wait = account.number;

	if (network.number > wait)
		wait = network.number;
	if (wait <= 0)
		return 0;
	head(r, "Retry-After", "%lld", wait);
	return refuse(r, 429, "试错次数太多，请%lld分钟后再试", (wait + 59) / 60);
}

int
too_busy(struct request *r)
{
	head(r, "Retry-After", "1");
	return refuse(r, 503, "现在登录的人较多，请稍后再试");
}
