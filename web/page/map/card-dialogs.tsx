import { useState } from "react";

import { Button, Pick } from "../controls";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { changesOfLine, placeAll, type Pen } from "./gestures";
import { CARD, tidy, type Place } from "./layout";
import { nameOfPen, PENS } from "./pens";
import { PersonPick } from "./person-pick";
import type { Stakeholder } from "./query";

interface Props {
  person: Stakeholder;
  onDone: () => void;
}

/** To whom somebody reports. */
export function ReportDialog({ person, onDone }: Props) {
  const { t } = useWords();
  const { map, people, session } = useOpenMap();
  const line = map.reportingLines.find((one) => one.report.uid === person.uid && one.kind === "SOLID");
  const [manager, setManager] = useState<string | null>(line?.manager.uid ?? null);
  return (
    <>
      <PersonPick label={t("map.reports-to")} except={person.uid} value={manager} onChange={setManager} autoFocus />
      <div className="row end">
        {line && (
          <Button
            onPress={() => {
              session.change({ removeReportingLine: { report: person.contact.uid } });
              onDone();
            }}
          >
            {t("map.remove-line")}
          </Button>
        )}
        <Button
          look="primary"
          isDisabled={manager === null || manager === line?.manager.uid}
          onPress={() => {
            const above = people.get(manager ?? "");
            if (above) session.change({ setReportingLine: { report: person.contact.uid, manager: above.contact.uid } });
            onDone();
          }}
        >
          {t("map.draw")}
        </Button>
      </div>
    </>
  );
}

/** A line of any kind from somebody to somebody. */
export function LineDialog({ person, onDone }: Props) {
  const { t } = useWords();
  const { map, session } = useOpenMap();
  const [pen, setPen] = useState<Pen>({ kind: "influence", strength: 2, sign: 1 });
  const [strength, setStrength] = useState<"1" | "2" | "3">("2");
  const [to, setTo] = useState<string | null>(null);
  function draw() {
    if (to === null) return;
    const drawn: Pen = pen.kind === "influence" ? { ...pen, strength: Number(strength) } : pen;
    // "Reports to" is said from below; a reporting line is drawn from above.
    const [from, end] = pen.kind === "reporting" || pen.kind === "dotted" ? [to, person.uid] : [person.uid, to];
    session.change(...changesOfLine(map, from, end, drawn));
    onDone();
  }
  return (
    <>
      <Pick
        label={t("map.line-kind")}
        value={nameOfPen(pen)}
        choices={PENS.map((one) => ({ id: one.name, name: t(one.name) }))}
        onChange={(name) => setPen(PENS.find((one) => one.name === name)?.pen ?? pen)}
      />
      {pen.kind === "influence" && (
        <Pick
          label={t("map.strength")}
          value={strength}
          choices={(["1", "2", "3"] as const).map((id) => ({ id, name: t(`map.strength-${id}`) }))}
          onChange={setStrength}
        />
      )}
      <PersonPick label={t("map.line-to")} except={person.uid} value={to} onChange={setTo} autoFocus />
      <div className="row end">
        <Button look="primary" isDisabled={to === null} onPress={draw}>
          {t("map.draw")}
        </Button>
      </div>
    </>
  );
}

const STEP = { x: (CARD.width + 28) / 2, y: (CARD.height + 56) / 2 } as const;
const MOVES = [
  ["up", "↑", { x: 0, y: -STEP.y }],
  ["left", "←", { x: -STEP.x, y: 0 }],
  ["right", "→", { x: STEP.x, y: 0 }],
  ["down", "↓", { x: 0, y: STEP.y }],
] as const;

/** Moves a card without dragging it: half a card's room for each press. */
export function MoveDialog({ person }: Pick<Props, "person">) {
  const { t } = useWords();
  const { map, session } = useOpenMap();
  function move(by: Place) {
    const placed = new Map(map.stakeholders.flatMap(({ uid, x, y }) => (x !== null && y !== null ? [[uid, { x, y }] as const] : [])));
    const shown = placed.size > 0 ? placed : tidy(map);
    const from = shown.get(person.uid) ?? { x: 0, y: 0 };
    session.change(...placeAll(map, shown, new Map([[person.uid, { x: Math.round(from.x + by.x), y: Math.round(from.y + by.y) }]])));
  }
  return (
    <div className="move">
      {MOVES.map(([direction, arrow, by]) => (
        <Button key={direction} aria-label={t(`map.${direction}`)} onPress={() => move(by)}>
          {arrow}
        </Button>
      ))}
    </div>
  );
}
