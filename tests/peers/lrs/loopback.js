/* loopback.js - keeps a server that would listen on all addresses on this host. */
const { Server } = require("net");
const listen = Server.prototype.listen;
Server.prototype.listen = function (port, ...more) {
	return listen.call(this, port, "127.0.0.1", ...more.filter(one => typeof one === "function"));
};
