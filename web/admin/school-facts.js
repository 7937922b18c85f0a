/* school-facts.js - what an office says of a school: where it belongs, how well it is
 * equipped (R23, R38), and what else the rules look at. */
import { html } from "../parts/page.js";
import { post, put } from "../parts/api.js";
import { School } from "../parts/chooser.js";
import { Checks, Choice, Form, Select, Text } from "../parts/form.js";
import { Draft, useTyping } from "../parts/typing.js";
import { options, word } from "../parts/words.js";

const FLAGS = [["strong", "信息化条件较好", "或拟创建智慧教育示范校：选学的维度要求可以更高"],
	["model", "样板校", "整校推进样板校、示范校"], ["rural", "乡村学校", ""]];
const BLANK = { code: "", name: "", region: "", phase: "", environment: "", environment_source: "", ownership: "public", flags: [], parent: null };

const valuesOf = school => ({ name: school.name, region: String(school.region_id), phase: school.phase, environment: school.environment,
	environment_source: school.environment_source, ownership: school.ownership, flags: FLAGS.map(one => one[0]).filter(name => school[name]),
	parent: school.parent ? { id: school.parent, label: "原来登记的学校" } : null });

function body(values) {
	const given = { name: values.name.trim(), region: Number(values.region), phase: values.phase, environment: values.environment,
		environment_source: (values.environment_source || "").trim() || null, ownership: values.ownership,
		parent: values.point && values.point.length && values.parent ? values.parent.id : null };
	FLAGS.forEach(([name]) => { given[name] = values.flags.includes(name); });
	return given;
}

/* leave: she changes nothing after all. */
export function Facts({ school, regions, done, leave }) {
	const start = school ? Object.assign(valuesOf(school), { point: school.parent ? ["yes"] : [] }) : Object.assign({ point: [] }, BLANK);
	const typing = useTyping(school ? ["admin.school", school.school, school.version].join(".") : "admin.school.new", start,
		{ about: school ? school.name : "新的学校" }), { form } = typing;
	const send = values => school ? put("/api/admin/schools/" + school.school, body(values), '"' + school.version + '"') :
		post("/api/admin/schools", Object.assign({ code: values.code.trim() }, body(values)));
	const point = (form.values.point || []).length > 0;
	return html`<${Draft} of=${typing}><${Form} form=${form} send=${send} done=${answer => typing.end().then(() => done(answer))} button=${school ? "保存学校情况" : "添加学校"} busy="正在保存…">
		${!school && html`<${Text} name="code" label="学校代码" hint="教师的登录名以它开头，以后不能改" need="请填写学校代码" short maxlength="20"
			spellcheck=${false} autocapitalize="off" />`}
		<${Text} name="name" label="校名" need="请填写校名" maxlength="100" />
		<${Select} name="region" label="所属区域" hint="市或省的直属学校选市或省" need="请选择区域"
			options=${regions.map(one => [String(one.region), one.name + "，" + word("region", one.kind)])} />
		<${Choice} name="phase" label="学段" need="请选择学段" options=${options("phase")} />
		<${Choice} name="environment" label="信息化教学环境" need="请选择信息化教学环境" options=${options("environment")}
			hint="决定学校可以提供哪些能力点" />
		<${Text} name="environment_source" label="环境的认定依据（可不填）" hint="例如省发展诊断与建设规划调查问卷" maxlength="200" />
		<${Choice} name="ownership" label="办学性质" options=${options("ownership")} />
		<${Checks} name="flags" label="其他情况" options=${FLAGS} />
		<${Checks} name="point" label="教学点" options=${[["yes", "这是一个教学点"]]} />
		${point && html`<${School} name="parent" label="教学点所属的学校" need="请选择教学点所属的学校" />`}<//><//>
		${leave && html`<p><button class="link-button" onClick=${() => typing.end().then(leave)}>不改了</button></p>`}`;
}
