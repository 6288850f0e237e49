import "./signs.css";

import { useWords } from "../words";

// No shape stands for two things.
const LIGHTS = { RED: "■", AMBER: "◆", GREEN: "●" } as const;
const SEVERITIES = { CRITICAL: "▲", WARNING: "△", INFO: "○" } as const;

/** A light by shape, word and colour. */
export function LightSign(props: { colour: keyof typeof LIGHTS; word: string }) {
  return (
    <span className={`light-sign ${props.colour.toLowerCase()}`}>
      <span aria-hidden="true">{LIGHTS[props.colour]}</span> <span>{props.word}</span>
    </span>
  );
}

/** How much a finding matters, by shape and word. */
export function SeveritySign({ severity }: { severity: keyof typeof SEVERITIES }) {
  const { t } = useWords();
  return (
    <span className={`severity ${severity.toLowerCase()}`}>
      <span aria-hidden="true">{SEVERITIES[severity]}</span> {t(`around.severity-${severity}`)}
    </span>
  );
}

const STATUSES = { OPEN: "○", WON: "✓", LOST: "✕" } as const;

/** Whether a deal is open, won or lost. */
export function StatusSign({ status }: { status: keyof typeof STATUSES }) {
  const { t } = useWords();
  return (
    <span className={`chip deal-status ${status.toLowerCase()}`}>
      <span aria-hidden="true">{STATUSES[status]}</span> {t(`around.status-${status}`)}
    </span>
  );
}
