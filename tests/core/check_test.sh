#!/bin/bash
# Every program prepares every statement it has, under its own account and rights, on a database as scripts/setup makes it.
# Run by `make check`, in the build folder; skipped (77) where MariaDB's server is not installed.
PATH=$PATH:/usr/sbin
command -v mariadbd >/dev/null || exit 77
stack=$srcdir/scripts/stack dir=$PWD/var/check count=0 bad=0

"$stack" run "$dir" --fresh --database-only --build "$PWD" >/dev/null &
trap 'kill %1 2>/dev/null; wait' EXIT
"$stack" await "$dir" >/dev/null || exit 99
set -a; . "$dir/settings"; set +a
for program in auth admin plan evidence review hours certificate report auth/auth-sweep evidence/evidence-sweep hours/hours-pull review/review-draw review/review-recheck report/report-sum report/report-send certificate/certificate-print; do
	case $program in */*) file=fcgi/$program ;; *) file=fcgi/$program/$program ;; esac
	[ -x "$file" ] || continue
	count=$((count + 1))
	if "$file" --check; then echo "ok $count - ${program##*/} may run every statement it has"
	else echo "not ok $count - ${program##*/} may run every statement it has"; bad=1; fi
done
echo "1..$count"
exit $bad
