/* spot-works.js - works of a 抽检, the school's grade and the expert's side by side.
 *
 *	<${Works} from="/api/review/spot-check/3/school/5?which=differing" />	of one school, also by name
 *	<${Works} from="/api/review/spot-check/3/sample?which=differing" school=${row => html`...`} />	of many
 */
import { html } from "../parts/page.js";
import { Grade } from "../parts/rubric.js";
import { List } from "../parts/table.js";
import { ability } from "../parts/words.js";

export const WHICH = { all: "抽到", judged: "专家已评", differing: "与学校不一致" };

const expert = row => row.expert_grade ? html`<${Grade} of=${row.expert_grade} />${row.differs && html` <b>不一致</b>`}` : "没有评价";

export const Works = ({ from, school }) => html`<${List} key=${from} from=${from} empty="没有这样的材料。" columns=${
	(school ? [["school", "学校", school]] : []).concat([["author", "教师", null, null, !school && "name"], [null, "能力点", ability],
		[null, "校评结果", row => html`<${Grade} of=${row.school_grade} />`], [null, "专家评价", expert],
		[null, "专家意见", row => row.remark || ""]])} sort=${!school && "entered"} />`;
