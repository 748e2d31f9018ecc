export const style = `
.hq{all:initial;--page:#f3f4f6;--pane:#fff;--line:#e2e5ea;--ink:#1b2330;--soft:#566072;--accent:#1d4ed8;--on:#fff;--bad:#b31b1b;
position:fixed;right:20px;bottom:88px;z-index:2147483000;width:372px;height:min(600px,calc(100dvh - 110px));display:flex;flex-direction:column;
overflow:hidden;border-radius:14px;background:var(--page);color:var(--ink);box-shadow:0 12px 40px #0004;
font:14px/1.5 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif}
.hq[hidden]{display:none}
.hq.whole{position:fixed;inset:0;width:auto;height:auto;border-radius:0;box-shadow:none}
@media (max-width:480px){.hq{inset:0;width:auto;height:auto;border-radius:0}}
@media (prefers-color-scheme:dark){.hq{--page:#10141b;--pane:#1e2530;--line:#2c3543;--ink:#e7eaf0;--soft:#a3adbd;--accent:#7aa2ff;--on:#0b1220;--bad:#ff8f8f}}
.hq *{box-sizing:border-box}
.hq button{all:unset;cursor:pointer;box-sizing:border-box}
.hq :focus-visible{outline:2px solid var(--accent);outline-offset:1px}
.hq header{display:flex;align-items:center;gap:10px;padding:12px 14px;background:#1d4ed8;color:#fff}
.hq header .tool{color:inherit}.hq header .tool:hover,.hq header [aria-pressed=true]{background:#fff3}
.hq header :focus-visible{outline-color:#fff}
.hq header h2{margin:0;font-size:15px;line-height:1.3}
.hq header p{margin:0;font-size:12px;opacity:.95}
.hq header div{flex:1;min-width:0}
.hq .note{margin:0;padding:6px 14px;font-size:12px;background:#fdf0dc;color:#8a4b04}
.hq .log{flex:1;overflow-y:auto;padding:14px;overscroll-behavior:contain}
.hq .line{display:flex;flex-direction:column;align-items:flex-start;margin-bottom:10px}
.hq .line.me{align-items:flex-end}
.hq .who{font-size:12px;color:var(--soft)}
.hq .text{max-width:82%;margin:2px 0;padding:7px 11px;border:1px solid var(--line);border-radius:12px;background:var(--pane);white-space:pre-wrap;overflow-wrap:anywhere}
.hq .me .text{background:var(--accent);color:var(--on);border-color:transparent}
.hq .me .text a{color:inherit}
.hq .text a{color:var(--accent)}
.hq .text.gone,.hq .event{color:var(--soft);font-style:italic}
.hq .text.gone{background:none;border-style:dashed}
.hq .event{margin:8px 0;text-align:center;font-size:12px}
.hq .goods{display:flex;justify-content:space-between;gap:12px}
.hq .orders{flex:1;overflow-y:auto;padding:14px}
.hq .orders h3{margin:0 0 10px;font-size:15px}
.hq .orders ul,.hq .orders ol{margin:0;padding:0;list-style:none}
.hq .own{margin-bottom:10px;padding:8px 11px;border:1px solid var(--line);border-radius:12px;background:var(--pane)}
.hq .own .head{display:flex;flex-direction:column;width:100%}
.hq .latest{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.hq .own .choice{margin-top:6px;border-color:var(--accent);color:var(--accent)}
.hq .inner{margin-top:6px;padding-top:6px;border-top:1px solid var(--line)}
.hq .inner p{margin:4px 0}
.hq .parcel li{margin-left:5px;padding:0 0 6px 12px;border-left:1px solid var(--line)}
.hq .parcel li .foot{display:block}
.hq .proof{flex-wrap:wrap;margin-top:14px;border:1px solid var(--line);border-radius:12px}
.hq .proof p{width:100%;margin:0}
.hq input{all:unset;box-sizing:border-box;flex:1 1 130px;min-width:0;padding:7px 8px;border:1px solid var(--line);border-radius:8px;background:var(--page);font:inherit}
.hq input:focus-visible{border-color:var(--accent)}
.hq .foot{font-size:12px;color:var(--soft)}
.hq .bad{color:var(--bad)}
.hq img,.hq video{display:block;max-width:220px;max-height:220px;border-radius:10px}
.hq .film{width:100%;max-width:none;max-height:180px;border-radius:0;background:#000}
.hq audio{width:230px;height:38px}
.hq form{display:flex;align-items:flex-end;gap:4px;padding:8px 10px;border-top:1px solid var(--line);background:var(--pane)}
.hq textarea{all:unset;flex:1;min-width:0;max-height:120px;padding:7px 4px;white-space:pre-wrap;overflow-y:auto;overflow-wrap:anywhere;font:inherit;color:var(--ink)}
.hq textarea:focus-visible{outline:none}.hq form:focus-within{border-color:var(--accent)}
.hq textarea::placeholder{color:var(--soft)}
.hq .tool{display:grid;place-items:center;width:36px;height:36px;border-radius:8px;color:var(--soft)}
.hq .tool:hover{background:var(--page)}
.hq .send{padding:7px 12px;border-radius:8px;background:var(--accent);color:var(--on)}
.hq .send[disabled]{opacity:.5;cursor:default}
.hq .rating{margin:10px 0;padding:12px;border:1px solid var(--line);border-radius:12px;background:var(--pane);text-align:center}
.hq .rating p{margin:0 0 4px}
.hq .star{padding:2px 6px;font-size:26px;line-height:1;color:var(--line)}
.hq .star.on{color:#d97706}
.hq .solved{display:flex;justify-content:center;align-items:center;gap:8px;margin:6px 0}
.hq .choice{padding:2px 10px;border:1px solid var(--line);border-radius:12px}
.hq .choices{display:flex;flex-wrap:wrap;gap:6px;max-width:82%;margin:4px 0}
.hq .choices .choice{padding:4px 11px;border-color:var(--accent);background:var(--pane);color:var(--accent)}
.hq .choices .choice:hover{background:var(--page)}
.hq .bar{margin:0;padding:6px 14px;background:var(--page)}
.hq .choice[aria-pressed=true]{border-color:var(--accent);color:var(--accent)}
.hq .rating form{padding:4px 0 0;border:0}
.hq .rating input{all:unset;flex:1;min-width:0;padding:6px 8px;border:1px solid var(--line);border-radius:8px;text-align:left;color:var(--ink)}
.hq .rating input:focus-visible{border-color:var(--accent)}
.hq .out{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`
