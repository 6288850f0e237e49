import "./since.css";

import { useWords } from "../words";
import type { Mark } from "./marks";

const SIGNS: Record<Mark["kind"], string> = { joined: "+", left: "−", moved: "⇅", stance: "◑", changed: "✎" };

/** On a card of the past: in what somebody is different today, by sign and word. */
export default function Since({ marks }: { marks: readonly Mark[] }) {
  const { t } = useWords();
  return (
    <span className="since">
      {marks.map(({ kind, said }) => (
        <span key={kind} className={`chip ${kind}`} title={said.join("\n")}>
          <span aria-hidden="true">{SIGNS[kind]}</span> {t(`time.since-${kind}`)}
        </span>
      ))}
    </span>
  );
}
