import { useWords, type MessageId } from "../words";
import { PowerSign } from "./signs";

const LINES: readonly { className: string; says: MessageId; label?: string }[] = [
  { className: "line", says: "map.key-reports" },
  { className: "line dotted", says: "map.pen-dotted" },
  { className: "line skips", says: "map.key-skips" },
  { className: "line influence for", says: "map.key-influence-for", label: "++" },
  { className: "line influence against", says: "map.key-influence-against", label: "−−" },
  { className: "line alliance", says: "map.line-alliance", label: "∞" },
  { className: "line conflict", says: "map.line-conflict", label: "⚡" },
];

const MARKS: readonly { sign: string; className: string; says: MessageId }[] = [
  { sign: "★", className: "mark", says: "map.key-star" },
  { sign: "power", className: "", says: "map.key-power" },
  { sign: "◉", className: "coverage", says: "map.key-coverage" },
  { sign: "12.3.", className: "mark", says: "map.key-late" },
  { sign: "∅", className: "mark", says: "map.key-no-evidence" },
  { sign: "≠", className: "mark", says: "map.disputed" },
  { sign: "◗", className: "", says: "map.key-external" },
  { sign: "?", className: "", says: "map.key-seat" },
];

/** What every line and mark of a map means. */
export default function SignsKey() {
  const { t } = useWords();
  return (
    <div className="signs-key">
      <h3>{t("map.lines")}</h3>
      <dl>
        {LINES.map(({ className, says, label }) => (
          <div key={says}>
            <dt aria-hidden="true" className={className}>
              <svg width="56" height="14" viewBox="0 0 56 14">
                <path className="react-flow__edge-path" d="M1 7h54" fill="none" />
              </svg>
              <span>{label}</span>
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t("map.key-cards")}</h3>
      <dl>
        {MARKS.map(({ sign, className, says }) => (
          <div key={says}>
            <dt aria-hidden="true" className={className}>
              {sign === "power" ? <PowerSign power="POLITICAL_STRUCTURE" word="" /> : sign}
            </dt>
            <dd>{t(says)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
