/* Dates, sizes, words and grades as people read them. */
import assert from "node:assert/strict";
import test from "node:test";
import { day, left, length, moment, size } from "../../web/parts/dates.js";
import { options, word } from "../../web/parts/words.js";

globalThis.addEventListener = () => {};	/* a browser's: what rubric.js imports listens, */
globalThis.document = { querySelector: () => null };	/* and looks for what its page asks ahead */
const { pieceGrade, workGrade } = await import("../../web/parts/rubric.js");

const NOW = Date.parse("2026-11-22T02:00:00Z");	/* 10:00 in China */

test("a time is shown in China's clock, without this year's number", () => {
	assert.equal(moment("2026-11-22T08:30:00Z", NOW), "11月22日 16:30");
	assert.equal(moment("2026-11-22T16:30:00.000000Z", NOW), "11月23日 00:30");
	assert.equal(day("2025-12-31T16:00:00Z", NOW), "1月1日");
	assert.equal(day("2025-12-31T15:59:59Z", NOW), "2025年12月31日");
	assert.equal(moment("2026-11-22", NOW), "11月22日");
	assert.equal(day(null, NOW), "");
});

test("what is due says how long is left, or since when it is late", () => {
	const says = (due, text, late) => assert.deepEqual(left(due, NOW), { text, late });
	says("2026-11-25T08:30:00Z", "还剩3天", false);
	says("2026-11-22T08:30:00Z", "今天16:30前", false);
	says("2026-11-22", "今天到期", false);
	says("2026-11-23", "明天到期", false);
	says("2026-11-22T01:00:00Z", "今天已到期", true);
	says("2026-11-20", "已过2天", true);
	says("2026-11-21T15:00:00Z", "已过1天", true);
});

test("sizes and lengths are rounded as one says them", () => {
	assert.equal(size(1), "1 KB");
	assert.equal(size(3200000), "3.2 MB");
	assert.equal(size(1250000000), "1.25 GB");
	assert.equal(length(59), "59秒");
	assert.equal(length(245), "4分05秒");
	assert.equal(length(3660), "1小时01分");
	assert.equal(length(3600), "1小时");
});

test("an identifier has one Chinese word; a Chinese word stays", () => {
	assert.equal(word("grade", "pass"), "合格");
	assert.equal(word("dimension", "学情分析"), "学情分析");
	assert.equal(word("grade", null), "");
	assert.deepEqual(options("grade", "pass", "fail"), [["pass", "合格"], ["fail", "不合格"]]);
});

test("a grade is the norm's minimum, as the server computes it", () => {
	const criteria = [[1, "pass"], [2, "pass"], [3, "excellent"]].map(([criterion, grade]) => ({ criterion, grade }));
	assert.equal(pieceGrade(criteria, undefined), null);
	assert.equal(pieceGrade(criteria, []), "fail");
	assert.equal(pieceGrade(criteria, [1, 3]), "fail");
	assert.equal(pieceGrade(criteria, [1, 2]), "pass");
	assert.equal(pieceGrade(criteria, [1, 2, 3]), "excellent");
	assert.equal(pieceGrade(criteria.slice(0, 2), [1, 2]), "pass", "without criteria for 优秀 there is none");
	const work = (...pieces) => workGrade(pieces.map(([grade, core]) => ({ grade, core })));
	assert.equal(work(["excellent", true], ["pass", false]), "excellent");
	assert.equal(work(["excellent", true], ["fail", false]), "fail");
	assert.equal(work(["excellent", false], ["pass", false]), "pass");
	assert.equal(work(["excellent", true], [null, true]), null);
});
