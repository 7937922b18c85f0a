/* files.js - a list as a file: <${Files} from="/api/review/due" />, two links.  The programs make
 * the files themselves, with all rows that the person may see.
 */
import { html } from "./view.js";

const as = (from, kind) => from + (from.indexOf("?") < 0 ? "?" : "&") + "as=" + kind;

export const Files = ({ from }) => html`<p class="hint files no-print">导出：
	<a href=${as(from, "xlsx")} download="">表格（xlsx）</a> <a href=${as(from, "csv")} download="">CSV</a></p>`;
