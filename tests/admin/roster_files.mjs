/* roster_files.mjs - rosters as schools send them, made by the programs that schools use and by hand, and what the
 * preview says of each.
 *
 * All tell of the same five people, who are at the school already; so "same: 5" means that a file was read without an
 * error, to the last sign. Otherwise: faults [[row, column, words]], and what else the preview tells. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { docx, zip } from "../evidence/makers.mjs";

export const HEAD = ["姓名", "工号", "性别", "出生年月", "任教学科", "教研组"];
export const PEOPLE = [
	["周一", "021", "女", "1980-01-31", "语文", "语文组"], ["买买提·艾力", "022", "男", "1985-03-01", "数学", "数学组"],
	["𠮷田", "023", "女", "1990-12-05", "英语", "英语组"], ["李娜", "024", "女", "1979-06-15", "语文", "语文组"],
	["李娜", "025", "女", "1988-09-09", "数学", "数学组"]];

/* The five with another value in one column: of each, a list or a function of the one there. */
const COLUMN = { name: 0, staff_no: 1, sex: 2, born: 3, subject: 4, group: 5 };
const but = changes => PEOPLE.map((row, n) => {
	const made = [...row];
	for (const [column, values] of Object.entries(changes))
		made[COLUMN[column]] = Array.isArray(values) ? values[n] : values(row[COLUMN[column]], n);
	return made;
});
const day = text => ({ day: text });
const dated = but({ born: day });

/* --- made by programs ------------------------------------------------------ */

const grouped = [0, 3, 1, 4, 2].map(n => dated[n]);		/* those of a group below each other */
const HEADED = { rows: [["试验小学2021年教职工名册"], ["填报单位：试验小学"], ["姓名", "工号", "基本信息", null, "教学", null],
	[null, null, "性别", "出生日期（年月日）", "任 教 学 科", "所在教研组"], ...grouped, ["合计：5人"], ["填表人：甲", null, null, "审核："]],
	merge: ["A1:F1", "A2:F2", "A3:A4", "B3:B4", "C3:D3", "E3:F3", "F5:F6", "F7:F8", "A10:F10"] };
const sheets = (rows, more = {}) => ({ sheets: [{ rows, ...more }] });

const BOOKS = {
	plain: sheets([HEAD, ...dated]),
	headed: { sheets: [HEADED] },
	since_1904: { since_1904: true, ...sheets([HEAD, ...dated]) },
	order: sheets([["所在教研组", "序号", "教职工号", "任教科目", "身份证号", "出生日期", "性别", "教师姓名"],
		...dated.map(([name, no, sex, born, subject, group], n) => [group, n + 1, no, subject, "510000", born, sex, name])]),
	zeros_format: sheets([HEAD, ...but({ staff_no: Number })], { formats: { B: "000" } }),
	zeros_some: sheets([HEAD, ...but({ staff_no: (no, n) => n < 3 ? Number(no) : no })]),
	zeros_all: sheets([HEAD, ...but({ staff_no: Number })]),
	long_number: sheets([HEAD, ...but({ staff_no: (no, n) => n ? no : 310113198501011234 })]),
	day_texts: sheets([HEAD, ...but({ born: ["1980年1月31日", "1985/3/1", "1990.12.05", "1979-6-15", "19880909"] })]),
	day_numbers: sheets([HEAD, ...but({ born: [29251, 31107, 33212, 29021, 32395] })]),
	day_chinese: sheets([HEAD, ...dated], { formats: { D: 'yyyy"年"m"月"d"日"' } }),
	day_american: sheets([HEAD, ...dated], { formats: { D: "[$-409]mmm d, yy;@" } }),
	day_clock: sheets([HEAD, ...dated], { formats: { D: "yyyy/m/d h:mm" } }),
	wide: sheets([HEAD, ...but({ name: name => name === "周一" ? "　周　一 " : name, staff_no: no => no.replace(/./g, c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)), subject: s => " " + s + "\u00a0" })]),
	dots: sheets([HEAD, ...but({ name: name => name.replace("·", "•") })]),
	hidden_first: { sheets: [{ title: "旧", state: "hidden", rows: [["别看"], ["这里"]] }, { rows: [HEAD, ...dated] }] },
	second_sheet: { sheets: [{ title: "说明", rows: [["请填写第二张表"]] }, { rows: [HEAD, ...dated] }] },
	formula: sheets([HEAD, ...but({ subject: (s, n) => n ? s : { formula: 'VLOOKUP(B2,A:F,5)' } })]),
	truth: sheets([[...HEAD, "是否专任教师", "教研组长"], ...dated.map(row => [...row, true, false])]),
	pages: sheets([HEAD, ...dated.slice(0, 2), HEAD, ...dated.slice(2), ["小计", null, null, null, null, 5], ["备注：以上属实"]]),
	serial: sheets([["编号", ...HEAD], ...dated.map((row, n) => [n + 1, ...row])]),
	twice: sheets([HEAD, ...dated, ["周一甲", "021", "女", day("1980-01-31"), "语文", "语文组"]]),
	no_number: sheets([["姓名", "性别"], ["周一", "女"]]),
	no_head: sheets([["周一", "021"]]),
	empty: sheets([]),
	bad: sheets([["名册"], HEAD, ...dated, [null, "026", "未知", "去年", "语文", "语文组"], ["赵六", "0 0 7", "男", "1890-01-01", "语文", "语文组"]]),
	renumbered: sheets([HEAD, ...dated.slice(1), ["周一", "101", "女", day("1980-01-31"), "语文", "语文组"]])
};

/* LibreOffice's names of its formats; one start converts all files. */
const CSV = (sign, charset) => `csv:Text - txt - csv (StarCalc):${sign},34,${charset},1`;
const OFFICE = [
	["xlsx", "xlsx:Calc MS Excel 2007 XML", ["plain", "headed", "since_1904", "day_chinese", "formula"]],
	["strict", "xlsx:Calc Office Open XML", ["plain"]],
	["utf8", CSV(44, 76), ["plain", "headed", "day_chinese"]],
	["gb18030", CSV(9, 85), ["plain"]],
	["utf16", CSV(59, 65535), ["plain"]],
	["xls", "xls:MS Excel 97", ["plain"]],
	["ods", "ods", ["plain"]],
	["html", "html:HTML (StarCalc)", ["plain"]]];

const must = (command, args, input) => {
	const { status, stderr, error } = spawnSync(command, args, { input, timeout: 120000 });
	if (status !== 0)
		throw error || new Error(`${command} ended with ${status}: ${stderr}`);
};

/* Into the folder; what a program made is read back by file(). */
export function makeBooks(folder) {
	mkdirSync(folder + "/books", { recursive: true });
	must("/usr/bin/python3", [fileURLToPath(new URL("books.py", import.meta.url))],
		JSON.stringify(Object.entries(BOOKS).map(([name, book]) => ({ file: `${folder}/books/${name}.xlsx`, ...book }))));
	for (const [kind, filter, names] of OFFICE)
		must("soffice", [`-env:UserInstallation=file://${folder}/profile`, "--headless", "--convert-to", filter, "--outdir", `${folder}/${kind}`,
			...names.map(name => `${folder}/books/${name}.xlsx`)]);
}

/* --- made by hand ---------------------------------------------------------- */

const rels = (...links) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.map(([id, type, target]) =>
	`<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`).join("")}</Relationships>`;
const book = (sheet, more = {}) => zip({
	"[Content_Types].xml": "<Types/>", "_rels/.rels": rels(["r1", "officeDocument", "xl/workbook.xml"]),
	"xl/workbook.xml": '<workbook><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
	"xl/_rels/workbook.xml.rels": rels(["r1", "worksheet", "worksheets/sheet1.xml"], ["r2", "sharedStrings", "sharedStrings.xml"]),
	"xl/worksheets/sheet1.xml": sheet, ...more });
const text = words => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
const table = rows => `<worksheet><sheetData>${rows.map(row => `<row>${row.map(text).join("")}</row>`).join("")}</sheetData></worksheet>`;
const all = [HEAD, ...PEOPLE];
const lines = (rows, sign = ",", end = "\n") => rows.map(row => row.join(sign) + end).join("");
const iconv = (words, to) => spawnSync("iconv", ["-f", "UTF-8", "-t", to], { input: words }).stdout;
const utf16 = words => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, "utf16le")]);
const shared = `<sst>${all.flat().map((words, n) => n === 6 ? `<si><r><t>周</t></r><r><rPr><b/></rPr><t>一</t></r><rPh sb="0" eb="1"><t>シュウ</t></rPh></si>` :
	`<si><t>${words}</t></si>`).join("")}</sst>`;
const sharedSheet = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${all.map((row, r) => `<x:row r="${r + 1}">${row.map((_, c) =>
	`<x:c r="${"ABCDEF"[c]}${r + 1}" t="s"><x:v>${r * 6 + c}</x:v></x:c>`).join("")}</x:row>`).join("")}</x:sheetData></x:worksheet>`;
const OLE = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);

/* --- the list -------------------------------------------------------------- */

const SAME = { same: 5 };
const whole = words => ({ faults: [[0, "", words]] });
const SAVE_AS = "另存为”，类型选“Excel 工作簿（*.xlsx）";

/* what, who made it, which file (a path below the folder, or bytes), what the preview says. */
export const files = [
	["平常的名册，日期是真日期", "openpyxl", "books/plain.xlsx", SAME],
	["同上", "LibreOffice，.xlsx", "xlsx/plain.xlsx", SAME],
	["同上", "LibreOffice，Office Open XML", "strict/plain.xlsx", SAME],
	["同上", "LibreOffice，CSV，UTF-8，逗号", "utf8/plain.csv", { ...SAME, kind: "UTF-8" }],
	["同上", "LibreOffice，CSV，GB18030，制表符", "gb18030/plain.csv", { ...SAME, kind: "GB18030" }],
	["同上", "LibreOffice，CSV，UTF-16，分号", "utf16/plain.csv", { ...SAME, kind: "UTF-16LE" }],
	["同上，1904 日期系统", "openpyxl", "books/since_1904.xlsx", SAME],
	["同上，1904 日期系统", "LibreOffice，.xlsx", "xlsx/since_1904.xlsx", SAME],
	["标题行、两行合并表头、教研组纵向合并、合计与填表人", "openpyxl", "books/headed.xlsx", { ...SAME, skipped: [10, 11] }],
	["同上", "LibreOffice，.xlsx", "xlsx/headed.xlsx", { ...SAME, skipped: [10, 11] }],
	["同上，存成 CSV 后合并的格子只剩第一格", "LibreOffice，CSV", "utf8/headed.csv", { same: 3, changed: 2, skipped: [10, 11] }],
	["列的顺序打乱，名称是别的叫法，还有别的列", "openpyxl", "books/order.xlsx", { ...SAME, ignored: ["序号", "身份证号"] }],
	["编号与工号都有", "openpyxl", "books/serial.xlsx", { ...SAME, ignored: ["编号"] }],
	["工号是数字，格式 000", "openpyxl", "books/zeros_format.xlsx", SAME],
	["三个工号丢了开头的0，两个没丢", "openpyxl", "books/zeros_some.xlsx", { ...SAME, restored: 3 }],
	["工号都丢了开头的0，学校原有工号三位", "openpyxl", "books/zeros_all.xlsx", { ...SAME, restored: 5 }],
	["工号是18位数字，被改成科学计数", "openpyxl", "books/long_number.xlsx", { faults: [[2, "工号", "科学计数"]] }],
	["日期的五种写法", "openpyxl", "books/day_texts.xlsx", SAME],
	["日期丢了格式，只剩数字", "openpyxl", "books/day_numbers.xlsx", SAME],
	["日期格式“年月日”", "openpyxl", "books/day_chinese.xlsx", SAME],
	["同上", "LibreOffice，.xlsx", "xlsx/day_chinese.xlsx", SAME],
	["同上", "LibreOffice，CSV", "utf8/day_chinese.csv", SAME],
	["日期格式 mmm d, yy", "openpyxl", "books/day_american.xlsx", SAME],
	["日期带钟点", "openpyxl", "books/day_clock.xlsx", SAME],
	["全角数字，姓名与学科里有各种空格", "openpyxl", "books/wide.xlsx", SAME],
	["姓名的间隔号是 •", "openpyxl", "books/dots.xlsx", SAME],
	["第一张表是隐藏的", "openpyxl", "books/hidden_first.xlsx", SAME],
	["名册在第二张表", "openpyxl", "books/second_sheet.xlsx", whole("没有找到表头")],
	["公式，没有存下结果", "openpyxl", "books/formula.xlsx", { faults: [[2, "学科", "公式"]] }],
	["公式，结果是错误值", "LibreOffice，.xlsx", "xlsx/formula.xlsx", { faults: [[2, "学科", "公式或错误值"]] }],
	["是与否是真值", "openpyxl", "books/truth.xlsx", SAME],
	["每页重复表头，有小计和备注", "openpyxl", "books/pages.xlsx", { ...SAME, skipped: [4, 8, 9] }],
	["两个人一个工号", "openpyxl", "books/twice.xlsx", { same: 5, faults: [[7, "工号", "与第2行的工号相同"]] }],
	["没有工号这一列", "openpyxl", "books/no_number.xlsx", { faults: [[1, "工号", "表头里没有这一列"]] }],
	["没有表头", "openpyxl", "books/no_head.xlsx", whole("没有找到表头")],
	["空的工作簿", "openpyxl", "books/empty.xlsx", whole("没有找到表头")],
	["两行有错，五处", "openpyxl", "books/bad.xlsx", { same: 5, faults: [[8, "姓名", "没有填姓名"], [8, "性别", "男或女"], [8, "出生日期", "认不出来"],
		[9, "工号", "只能用字母、数字"], [9, "出生日期", "出生年份不对"]] }],
	["一个人换了工号", "openpyxl", "books/renumbered.xlsx", { same: 4, added: 1, leaving: 1, renumbered: ["021"] }],
	["旧格式 .xls", "LibreOffice，.xls", "xls/plain.xls", whole(SAVE_AS)],
	["OpenDocument 表格 .ods", "LibreOffice，.ods", "ods/plain.ods", whole(SAVE_AS)],
	["网页改名 .xls", "LibreOffice，HTML", "html/plain.html", whole("网页格式")],
	["旧格式 .et 或加密的表格", "手写字节", OLE, whole("不设密码")],
	["富文本、读音、带前缀的标签", "手写 .xlsx", book(sharedSheet, { "xl/sharedStrings.xml": shared }), SAME],
	["带宏的工作簿（宏不读）", "手写 .xlsx", book(table(all), { "xl/vbaProject.bin": "x" }), SAME],
	["实体声明（XXE）", "手写 .xlsx", book(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + table([HEAD, ["&x;", "001"]])), whole("可能已损坏")],
	["压缩炸弹：两亿个字节", "手写 .xlsx", book(Buffer.concat([Buffer.from("<worksheet><sheetData><row><c><v>"), Buffer.alloc(200 << 20, "a")])), whole("太大")],
	["截断的工作簿", "手写 .xlsx", book(table(all)).subarray(0, 700), whole("可能已损坏")],
	["XML 没有写完", "手写 .xlsx", book(table(all).slice(0, -40)), whole("可能已损坏")],
	["行号倒着走", "手写 .xlsx", book(`<worksheet><sheetData><row r="9"/><row r="2"/></sheetData></worksheet>`), { faults: [[2, "", "可能已损坏"]] }],
	["没有这一条的共享文字", "手写 .xlsx", book(`<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>`), { faults: [[1, "", "可能已损坏"]] }],
	["Word 文档改名 .xlsx", "手写 .docx", docx("名册"), whole("Word")],
	["压缩包里放着 CSV", "手写 .zip", zip({ "名册.csv": lines(all) }), whole("先解压")],
	["PDF", "手写字节", Buffer.from("%PDF-1.7\n"), whole("PDF")],
	["截屏图片", "手写字节", Buffer.from("89504e470d0a1a0a", "hex"), whole("图片")],
	["CSV，UTF-8，有标记", "手写字节", Buffer.from("\ufeff" + lines(all)), { ...SAME, kind: "UTF-8" }],
	["CSV，GBK，Windows 换行（没有生僻字的几行）", "手写字节", iconv(lines([HEAD, PEOPLE[0], PEOPLE[3]], ",", "\r\n"), "GBK"), { same: 2, leaving: 3, kind: "GB18030" }],
	["CSV，UTF-16 大端", "手写字节", Buffer.from(utf16(lines(all))).swap16(), { ...SAME, kind: "UTF-16BE" }],
	["“Unicode 文本”，制表符", "手写字节", utf16(lines(all, "\t", "\r\n")), { ...SAME, kind: "UTF-16LE" }],
	["CSV，第一行 sep=;", "手写字节", Buffer.from("sep=;\n" + lines(all, ";")), SAME],
	["CSV，旧 Mac 换行", "手写字节", Buffer.from(lines(all, ",", "\r")), SAME],
	["CSV，格子里有逗号、引号和换行", "手写字节", Buffer.from(lines([[...HEAD, "备注"], ...PEOPLE.map(row => [...row, '"a,""b""\nc"'])])), { ...SAME, ignored: ["备注"] }],
	["CSV，引号没有收尾", "手写字节", Buffer.from(lines(all) + '"孙七,026\n'), { same: 5, faults: [[7, "", "引号不成对"]] }],
	["CSV，一行错了格", "手写字节", Buffer.from(lines([...all.slice(0, 6), ["孙", "七", "026", "女", "1980-01-31", "语文", "语文组"]])),
		{ same: 5, faults: [[7, "工号", "只能用字母"], [7, "性别", "男或女"], [7, "出生日期", "认不出来"], [7, "", "多出内容"]] }],
	["CSV，工号 3.1E+17", "手写字节", Buffer.from(lines([HEAD, ...but({ staff_no: (no, n) => n ? no : "3.10113E+17" })])), { faults: [[2, "工号", "科学计数"]] }],
	["CSV，工号18位，后三位成了0", "手写字节", Buffer.from(lines([HEAD, ...but({ staff_no: (no, n) => n ? no : "310113198501011000" })])), { faults: [[2, "工号", "改成了0"]] }],
	["CSV，姓名的间隔号是 ．", "手写字节", Buffer.from(lines([HEAD, ...but({ name: name => name.replace("·", "．") })])), SAME],
	["CSV，存成 ANSI 时生僻字成了问号", "手写字节", iconv(lines([HEAD, ...but({ name: name => name.replace("𠮷", "?") })]), "GBK"), { faults: [[4, "姓名", "生僻字没有保存下来"]] }],
	["CSV，本机造字", "手写字节", Buffer.from(lines([HEAD, ...but({ name: name => name.replace("𠮷", "\ue863") })])), { faults: [[4, "姓名", "自造的字"]] }],
	["CSV，编码认不出", "手写字节", Buffer.from([0xff, ...Buffer.from("姓名"), 0xff, 0x2c, 0xff]), whole("认不出来")],
	["CSV，有空字节", "手写字节", Buffer.from(lines(all) + "\0"), whole("这不是表格")],
	["空文件", "手写字节", Buffer.alloc(0), whole("没有找到表头")],
	["两万零一人", "手写字节", Buffer.from("姓名,工号\n" + Array.from({ length: 20001 }, (_, n) => `甲,${n + 1000}\n`).join("")), whole("一次最多20000行")]
];

export const bytesOf = (folder, file) => typeof file === "string" ? readFileSync(`${folder}/${file}`) : file;
