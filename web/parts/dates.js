/* dates.js - dates as people write them, always in China's time.
 *
 *	day("2026-11-22T08:30:00Z")   11月22日        (2025年11月22日 in another year)
 *	moment(...)                   11月22日 16:30
 *	left(due)                     { text: "还剩3天", late: false }
 *	size(bytes), length(seconds)  3.2 MB, 4分05秒
 *
 * Takes RFC 3339 UTC times and plain dates (2026-11-22: the end of that day).
 */
const CHINA = 8 * 3600000;
const DAY = 86400000;

const whole = text => /^\d{4}-\d\d-\d\d$/.test(text);
/* A Date whose UTC fields read as China's clock. */
const china = ms => new Date(ms + CHINA);
const at = text => whole(text) ? Date.parse(text) - CHINA : Date.parse(text);
const two = n => (n < 10 ? "0" : "") + n;
const midnight = ms => Math.floor((ms + CHINA) / DAY);

export function day(text, now = Date.now()) {
	if (!text)
		return "";
	const d = china(at(text));
	const year = d.getUTCFullYear();
	return (year === china(now).getUTCFullYear() ? "" : year + "年") +
		(d.getUTCMonth() + 1) + "月" + d.getUTCDate() + "日";
}

export function clock(text) {
	const d = china(at(text));
	return two(d.getUTCHours()) + ":" + two(d.getUTCMinutes());
}

export function moment(text, now = Date.now()) {
	if (!text || whole(text))
		return day(text, now);
	return day(text, now) + " " + clock(text);
}

/* How long until, or since, a time by which something is due. */
export function left(due, now = Date.now()) {
	const end = whole(due) ? at(due) + DAY - 1 : at(due);
	const days = midnight(end) - midnight(now);
	if (end < now)
		return { late: true, text: days === 0 ? "今天已到期" : "已过" + -days + "天" };
	if (days === 0)
		return { late: false, text: whole(due) ? "今天到期" : "今天" + clock(due) + "前" };
	return { late: false, text: days === 1 ? "明天到期" : "还剩" + days + "天" };
}

export function size(bytes) {
	if (bytes < 1000 * 1000)
		return Math.max(1, Math.round(bytes / 1000)) + " KB";
	if (bytes < 1000 * 1000 * 1000)
		return (bytes / 1e6).toFixed(1) + " MB";
	return (bytes / 1e9).toFixed(2) + " GB";
}

export function length(seconds) {
	const s = Math.round(seconds);
	if (s < 60)
		return s + "秒";
	if (s < 3600)
		return Math.floor(s / 60) + "分" + two(s % 60) + "秒";
	const minutes = Math.floor(s % 3600 / 60);
	return Math.floor(s / 3600) + "小时" + (minutes ? two(minutes) + "分" : "");
}
