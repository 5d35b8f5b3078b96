/** The look of all pages: colours are the theme's and no others, so that light, dark, high contrast and forced colours come by themselves. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 0 1.5rem 3rem; color: var(--vscode-editor-foreground); background: var(--vscode-editor-background); font: var(--vscode-font-weight) var(--vscode-font-size)/1.5 var(--vscode-font-family); overflow-wrap: anywhere; }
main { max-width: 60rem; }
h1 { font-size: 1.6em; font-weight: 600; line-height: 1.3; margin: 1.2rem 0 .3rem; }
h2 { font-size: 1.25em; font-weight: 600; line-height: 1.35; margin: 2rem 0 .5rem; padding-top: .8rem; border-top: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-panel-border))); }
h3 { font-size: 1em; font-weight: 600; margin: 1rem 0 .25rem; }
p, ul, ol, dl, pre, figure { margin: .3rem 0; }
ul, ol { padding-left: 1.4rem; }
code, pre { font-family: var(--vscode-editor-font-family); font-size: .95em; }
code, td, .link { unicode-bidi: isolate; }
code { color: inherit; background: var(--vscode-textCodeBlock-background); border-radius: 3px; padding: .05em .3em; white-space: pre-wrap; }
.quiet { color: var(--vscode-descriptionForeground); }
button { font: inherit; color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); border: 1px solid var(--vscode-button-secondaryBorder, var(--vscode-contrastBorder, transparent)); border-radius: 3px; padding: .2em .8em; cursor: pointer; }
button:hover { background: var(--vscode-button-secondaryHoverBackground); }
button.main { color: var(--vscode-button-foreground); background: var(--vscode-button-background); border-color: var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); }
button.main:hover { background: var(--vscode-button-hoverBackground); }
button.link { color: var(--vscode-textLink-foreground); background: none; border: 0; border-radius: 2px; padding: 0; text-align: left; text-decoration: underline; text-underline-offset: .15em; }
button.link:hover { color: var(--vscode-textLink-activeForeground); }
:focus { outline: none; }
:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 2px; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; margin: .8rem 0; }
.tag { display: inline-block; font-size: .9em; border: 1px solid currentColor; border-radius: 999px; padding: 0 .7em; color: var(--vscode-descriptionForeground); }
.fatal { --mark: var(--vscode-editorError-foreground); }
.degraded { --mark: var(--vscode-editorWarning-foreground); }
.benign { --mark: var(--vscode-editorInfo-foreground); }
.gravity { color: var(--mark); font-weight: 600; }
.lead { font-size: 1.05em; }
ul.lines { list-style: none; padding: 0; }
ul.lines > li { margin: .4rem 0; }
pre { margin: .2rem 0; padding: .4rem .6rem; border-left: 3px solid var(--mark, var(--vscode-textBlockQuote-border)); background: var(--vscode-textCodeBlock-background); white-space: pre-wrap; }
pre code { color: inherit; background: none; padding: 0; }
table { border-collapse: collapse; margin: .5rem 0; }
caption { text-align: left; white-space: nowrap; font-weight: 600; padding: .3rem 0; }
th, td { text-align: left; vertical-align: top; padding: .2rem .9rem .2rem 0; border-bottom: 1px solid var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-panel-border))); }
th, td { overflow-wrap: break-word; max-width: 24rem; }
th.number, td.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
#said { position: fixed; right: 1rem; bottom: 1rem; padding: .3em .8em; color: var(--vscode-notifications-foreground); background: var(--vscode-notifications-background); border: 1px solid var(--vscode-notifications-border, var(--vscode-contrastBorder, transparent)); border-radius: 3px; }
#said:empty { padding: 0; background: none; border-color: transparent; }
svg { font: inherit; }
svg text { fill: var(--vscode-editor-foreground); font-size: 12px; }
svg.bar { display: block; }
svg.cpus { display: block; max-width: 100%; height: auto; }
svg.cpus text { font-size: 10px; }
@media (min-width: 38.01rem) { svg.cpus-narrow { display: none; } }
@media (max-width: 38rem) { svg.cpus-wide { display: none; } caption { white-space: normal; } th, td { padding-right: .5rem; } }
.whole, .cpu { fill: none; stroke: var(--vscode-descriptionForeground); }
.claim { fill-opacity: .3; stroke: var(--vscode-editor-foreground); }
.claim-0, .bound { fill: var(--vscode-charts-blue); }
.claim-1 { fill: var(--vscode-charts-green); }
.claim-2 { fill: var(--vscode-charts-purple); }
.claim-3, .shared { fill: var(--vscode-charts-yellow); }
.used { fill: var(--vscode-descriptionForeground); fill-opacity: .3; stroke: var(--vscode-descriptionForeground); }
.beyond { fill: none; stroke: var(--vscode-editorError-foreground); stroke-width: 2; stroke-dasharray: 4 3; }
.bound, .shared { fill-opacity: .35; stroke: var(--vscode-editor-foreground); }
.shared { stroke-width: 2; }
.offline { stroke-dasharray: 2 3; }
.isolated { stroke: var(--vscode-editor-foreground); stroke-width: 2; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; color: var(--vscode-descriptionForeground); }
.legend span { display: inline-flex; align-items: center; gap: .4rem; }
.wide { overflow-x: auto; }
svg.timeline { display: block; width: 100%; height: auto; }
svg.timeline-narrow { max-width: 26rem; }
@media (min-width: 45.01rem) { svg.timeline-narrow { display: none; } }
@media (max-width: 45rem) { svg.timeline-wide { display: none; } }
@media (max-width: 30rem) { body { padding: 0 .8rem 3rem; } h1 { font-size: 1.35em; } h2 { font-size: 1.15em; } }
.time-lane { fill: var(--vscode-textCodeBlock-background); stroke: var(--vscode-contrastBorder, none); }
.time-burst { fill: var(--vscode-editorError-foreground); fill-opacity: .1; }
.time-tick, .time-break, .time-link { stroke: var(--vscode-descriptionForeground); stroke-opacity: .5; }
.time-break { stroke-dasharray: 2 4; }
.time-first { stroke: var(--vscode-editorError-foreground); stroke-dasharray: 4 3; }
svg .time-quiet-text, svg .time-tick-text { fill: var(--vscode-descriptionForeground); }
.event { fill: var(--vscode-descriptionForeground); }
.event[data-act] { cursor: pointer; }
.event[data-act]:hover, .event-first { stroke: var(--vscode-editor-foreground); stroke-width: 2; }
.event-cause, .event-crash { fill: var(--vscode-editorError-foreground); }
.event-trouble { fill: var(--vscode-editorWarning-foreground); }
.event-consequence { fill: var(--vscode-editor-background); stroke: var(--vscode-charts-blue); stroke-width: 2; }
.event-start, .event-end { fill: var(--vscode-charts-green); }
summary { cursor: pointer; }
dl > div { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: 0 1rem; padding: .15rem 0; }
dt { color: var(--vscode-descriptionForeground); }
dd { margin: 0; }
@media (max-width: 30rem) { dl > div { grid-template-columns: 1fr; } }
`;
