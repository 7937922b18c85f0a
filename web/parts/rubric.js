/* rubric.js - criteria of a piece to tick, and the grade that follows from them.
 * Inside a Form:
 *
 *	<${Ticks} name="pieces/0/ticks" criteria=${piece.criteria} label="学情分析方案"
 *	          origin=${piece.origin} />     keyed: with the number of the key that ticks it
 *
 * The value is an array of criterion ids; undefined until something was ticked or
 * 都没有做到 chosen, so that "not judged yet" and "nothing is met" differ.
 *
 *	inOrder(criteria)                    as they stand on the screen
 *	pieceGrade(criteria, ticks)          as fcgi/rules/grade.c, which decides
 *	workGrade([{ grade, core }])         excellent, pass or fail; null while one is null
 *	<${Grade} of="pass" />               a tag: 合格
 *	<${Met} criteria=${...} ticks=${...} />   criteria met and missed, to read
 */
import { html } from "./view.js";
import { useField, Notes } from "./form.js";
import { word } from "./words.js";

const ORDER = ["fail", "pass", "excellent"];
const LEVELS = ORDER.slice(1);
const ofGrade = (criteria, grade) => criteria.filter(one => one.grade === grade);

export const inOrder = criteria => [].concat(...LEVELS.map(grade => ofGrade(criteria, grade)));

const reached = (criteria, ticks, grade) => {
	const mine = ofGrade(criteria, grade);
	return mine.length > 0 && mine.every(one => ticks.includes(one.criterion));
};

export function pieceGrade(criteria, ticks) {
	if (!ticks)
		return null;
	if (!reached(criteria, ticks, "pass"))
		return "fail";
	return reached(criteria, ticks, "excellent") ? "excellent" : "pass";
}

export function workGrade(pieces) {
	const least = list => ORDER[Math.min(...list.map(one => ORDER.indexOf(one.grade)))];
	const core = pieces.filter(one => one.core);
	if (!pieces.length || pieces.some(one => !one.grade))
		return null;
	return least(pieces) === "fail" ? "fail" : least(core.length ? core : pieces);
}

const COLOUR = { excellent: "good", pass: "blue", fail: "bad" };

export const Grade = ({ of }) => of && html`<span class=${"tag " + COLOUR[of]}>${word("grade", of)}</span>`;

/* A criterion of another origin than its piece says so: nothing of ours passes as official. */
const Origin = ({ of, origin }) => of && origin && of !== origin && html`<small>${word("origin", of)}</small>`;

function Level({ id, name, grade, criteria, ticks, turn, origin, keyed }) {
	const mine = ofGrade(criteria, grade);
	const first = inOrder(criteria).indexOf(mine[0]) + 1;
	return mine.length > 0 && html`<p class="tick-head">${word("grade", grade)}须全部做到：</p>
		${mine.map((one, i) => html`<div class="option">
			<input type="checkbox" id=${id + "-" + one.criterion} name=${name}
				checked=${Boolean(ticks) && ticks.includes(one.criterion)}
				onChange=${event => turn(one.criterion, event.target.checked)} />
			<label for=${id + "-" + one.criterion}>${keyed && first + i < 10 && html`<kbd aria-hidden="true">${first + i}</kbd>`}${one.text}<${Origin} of=${one.origin} origin=${origin} /></label></div>`)}`;
}

export function Ticks({ name, criteria, origin, keyed, label = "逐条核对", hint, need }) {
	const field = useField({ name, hint, need, empty: value => !value });
	const ticks = field.value;
	const turn = (criterion, on) => field.set(on ? (ticks || []).concat([criterion]) :
		ticks.filter(other => other !== criterion));
	const grade = pieceGrade(criteria, ticks);
	const level = which => html`<${Level} id=${field.id} name=${name} grade=${which} criteria=${criteria}
		ticks=${ticks} turn=${turn} origin=${origin} keyed=${keyed} />`;
	return html`<fieldset class=${"field" + (field.error ? " wrong" : "")} id=${field.id} ...${field.aria}>
		<legend>${label}</legend>
		<${Notes} id=${field.id} hint=${hint} error=${field.error} />
		${LEVELS.map(level)}
		<div class="option apart"><input type="checkbox" id=${field.id + "-none"}
				checked=${Boolean(ticks) && ticks.length === 0}
				onChange=${event => field.set(event.target.checked ? [] : undefined)} />
			<label for=${field.id + "-none"}>以上都没有做到</label></div>
		<p class="tick-grade" role="status">${grade ? html`本项：<${Grade} of=${grade} />` : "本项还没有核对"}</p>
	</fieldset>`;
}

export function Met({ criteria, ticks }) {
	return html`<ul class="met">${criteria.map(one => {
		const met = (ticks || []).includes(one.criterion);
		return html`<li class=${met ? "yes" : "no"}><b>${met ? "做到" : "未做到"}</b>
			<small>（${word("grade", one.grade)}条目）</small> ${one.text}</li>`;
	})}</ul>`;
}
