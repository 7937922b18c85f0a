/* What is promised of every place is found where it is broken on purpose: a page that doesn't fit, or that needs a mouse. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { misfits } from "./fits.mjs";
import { unreached } from "./keys.mjs";
import { launch } from "./browser.mjs";

let browser, page;
before(async () => {
	browser = await launch();
	page = await browser.newPage({ viewport: { width: 360, height: 640 } });
});
after(() => browser.close());

const LOOK = `body { margin: 0; font: 18px sans-serif; } a { display: block; } a, button, input { min-height: 48px; min-width: 48px; }
	:focus, :focus-within { outline: 3px solid red; }`;
const show = body => page.setContent(`<!doctype html><style>${LOOK}</style><div id="page"><a class="skip" href="#x">跳到正文</a>${body}</div>`);

const MISFITS = [
	[`<p>规定，<a href="#x" style="display: inline; padding: 0">见这里</a>。</p><button>提交</button><label><input type="checkbox"> 一项</label>`, []],
	[`<div style="width: 400px">宽</div>`, ["the page scrolls sideways"]],
	[`<div style="overflow: hidden"><button style="margin-left: 340px">提交</button></div>`, ["beyond the window：button 提交"]],
	[`<button style="min-height: 0; height: 30px">提交</button>`, ["a target of 48 x 30：button 提交"]],
	[`<button>提交</button><button style="margin-left: -20px">返回</button>`, ["upon button 返回：button 提交"]],
	[`<h2 style="white-space: nowrap; width: 80px; overflow: hidden">一个很长很长的标题</h2>`, ["text is cut：h2 一个很长很长的标题"]],
	[`<input style="width: 100px" placeholder="姓名的前几个字，或登录名" aria-label="谁">`, ["the hint inside is cut：input 谁"]],
	[`<select style="width: 60px; height: 48px" aria-label="学段"><option>小学和初中都有</option></select>`, ["what is chosen is cut：select 学段"]]
];
for (const [body, found] of MISFITS)
	test(found[0] ? "it is seen when " + found[0] : "what fits is let pass", async () => {
		await show(body);
		const seen = await misfits(page);
		assert.deepEqual(seen.filter(one => found.includes(one)), found, String(seen));
		assert.equal(seen.length > 0, found.length > 0, String(seen));
	});

const KEYS = [
	[`<a href="#a">一</a><input type="radio" name="r"><input type="radio" name="r" checked><input type="date"><button>提交</button>`, null, []],
	[`<button tabindex="-1">提交</button>`, null, ["Tab does not reach：button 提交"]],
	[`<a href="#a">一</a><button tabindex="1">提交</button>`, null, ["an order of its own：button 提交"]],
	[`<button style="outline: none">提交</button>`, null, ["the focus is not to be seen：button 提交"]],
	[`<button>提交</button><div style="position: fixed; top: 0; bottom: 0; left: 0; right: 0; background: #fff"></div>`, null, ["the focus is out of sight：button 提交"]],
	[`<div id="mouse">点这里</div>`, () => { document.getElementById("mouse").l = { clickfalse() {} }; }, ["only a mouse reaches：div 点这里"]]
];
for (const [body, more, found] of KEYS)
	test(found[0] ? "it is found that " + found[0] : "what keys reach is let pass", async () => {
		await show(body);
		if (more)
			await page.evaluate(more);
		const seen = await unreached(page);
		assert.deepEqual(seen.filter(one => found.includes(one)), found, String(seen));
		assert.equal(seen.length > 0, found.length > 0, String(seen));
	});

test("after it the focus is where it was", async () => {
	await show(`<button>一</button><button id="mine">二</button><button>三</button>`);
	await page.focus("#mine");
	await unreached(page);
	assert.equal(await page.evaluate(() => document.activeElement.id), "mine");
});
