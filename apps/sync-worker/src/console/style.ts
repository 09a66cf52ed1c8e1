/** The console's stylesheet; light or dark as the browser prefers. */
export const STYLE = `
:root{--ground:#f4f2ee;--panel:#fff;--ink:#1c1f24;--quiet:#636a75;--line:#dfdbd3;--accent:#2c5f5d;--good:#2d7a50;--busy:#2a63b8;--bad:#b3362c;--warn:#8a6a10}
@media (prefers-color-scheme:dark){:root{--ground:#13161b;--panel:#1b2027;--ink:#eceae5;--quiet:#9aa3b0;--line:#2d343e;--accent:#8fd0c6;--good:#6fcf97;--busy:#86b3f5;--bad:#f2887d;--warn:#e2c06a}}
*{box-sizing:border-box;margin:0}
body{background:var(--ground);color:var(--ink);font:16px/1.5 ui-sans-serif,system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-variant-numeric:tabular-nums}
a{color:inherit;text-underline-offset:.25em}
:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:3px}
header{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1rem;padding:.9rem clamp(1rem,4vw,3rem);border-bottom:1px solid var(--line);background:var(--panel)}
header p{color:var(--quiet)}
header nav{margin-left:auto;display:flex;align-items:center;gap:1rem}
header nav a{padding:.6rem 0}
.mark{display:flex;align-items:center;gap:.6rem;font-weight:700;letter-spacing:-.01em;text-decoration:none;padding:.4rem 0}
.mark span{width:1.5rem;height:1rem;background:radial-gradient(circle at .5rem 50%,var(--accent) .48rem,transparent .5rem),radial-gradient(circle at 1rem 50%,color-mix(in srgb,var(--accent) 55%,transparent) .48rem,transparent .5rem)}
main{max-width:76rem;margin:0 auto;padding:clamp(1.25rem,4vw,2.5rem) clamp(1rem,4vw,3rem);display:grid;gap:1.25rem}
h1,h2{font-weight:650;letter-spacing:-.015em;line-height:1.2}
h2{font-size:1.1rem}
section{background:var(--panel);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem 1.4rem;min-width:0}
.lanes{display:grid;gap:1.25rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr))}
.lane{display:grid;grid-template-columns:1fr auto;gap:.9rem 1rem;align-items:center;border-top:4px solid var(--tone)}
.lane dl,.lane>.quiet{grid-column:1/-1}
.idle{--tone:var(--good)}.syncing{--tone:var(--busy)}.failing{--tone:var(--bad)}.paused{--tone:var(--warn)}
.state{color:var(--tone);font-weight:650;display:flex;align-items:center;gap:.5rem}
.state::before{content:"";width:.6rem;height:.6rem;border-radius:50%;background:var(--tone)}
.lane dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(6.2rem,1fr));gap:.75rem}
dt{color:var(--quiet);font-size:.85rem}
dd{font-size:1.5rem;font-weight:600;letter-spacing:-.02em}
.totals{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));border:1px solid var(--line);border-radius:.75rem;background:var(--panel);overflow:hidden}
.totals div{padding:1rem 1.4rem}
.totals .some dd{color:var(--bad)}.totals .none dd{color:var(--good)}
.bar{display:flex;flex-wrap:wrap;gap:.75rem;align-items:center;justify-content:space-between}
.button{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 1.1rem;border-radius:.5rem;background:var(--accent);color:var(--panel);font-weight:600;text-decoration:none}
.button:hover{opacity:.9}
.scroll{overflow-x:auto;margin-top:.75rem}
table{border-collapse:collapse;width:100%;min-width:30rem}
th,td{padding:.6rem .75rem;text-align:right;border-top:1px solid var(--line)}
thead th{border:0;color:var(--quiet);font-size:.85rem;font-weight:500}
th:first-child{text-align:left;padding-left:0}
tbody th{font-weight:600}
.quiet{color:var(--quiet);font-size:.9rem}
.message{max-width:34rem;padding:clamp(2rem,9vw,6rem) 0;display:grid;gap:1rem;justify-items:start}
.message h1{font-size:clamp(2rem,6vw,3rem)}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
`;
