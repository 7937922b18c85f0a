/* old.js - for browsers that know no modules (IE and the IE mode of 360): says
 * what to do.  Loaded with nomodule, written for ES3. */
document.getElementById("page").innerHTML =
	"<div class='main'><h1>请换一种浏览方式</h1>" +
	"<p>您的浏览器正处于兼容模式（IE 内核），无法打开本系统。</p>" +
	"<p>使用 360 浏览器：请点地址栏右侧的闪电或 e 图标，选“极速模式”。</p>" +
	"<p>也可以用手机微信、WPS 内置浏览器，或新版的 Edge、Chrome 打开本页。</p></div>";
