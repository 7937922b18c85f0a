/* spot-found.js - to a school: the 抽检 that are over, and what they found in it. */
import { html, page } from "../parts/page.js";
import { List } from "../parts/table.js";
import { word } from "../parts/words.js";
import { OfSchool } from "./of-school.js";
import { closing } from "./spot-draw.js";

const link = row => html`<a href=${"/review/spot-school.html?spot_check=" + row.spot_check + "&school=" + row.school_id}>
	${row.region}，${closing(row.closes_at)}截止</a>`;

const COLUMNS = [[null, "抽检", link], ["works", "材料", row => row.works + "份", "brief"], ["drawn", "抽取", row => row.drawn + "份", "brief"], ["judged", "专家已评", row => row.judged + "份", "brief"],
	[null, "不一致", row => row.differing > 0 ? html`<b>${row.differing}份</b>` : "0份", "brief"],
	[null, "处理", row => row.outcome ? word("outcome", row.outcome) : "还没有处理"]];

page("本校抽检结果", ({ me, query }) => html`<${OfSchool} me=${me} query=${query}>${school => html`
	<p>抽检截止以后，结果在这里公布。抽检期间，学校不知道抽到了哪些材料。</p>
	<${List} from=${"/api/review/school/" + school.school + "/spot-checks"} caption="各次抽检" empty="还没有已截止的抽检。" columns=${COLUMNS} />`}<//>`);
