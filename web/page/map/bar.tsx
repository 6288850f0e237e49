import { Button, CommandMenu, Field, Toggle } from "../controls";
import { useWords, type MessageId } from "../words";
import { useOpenMap } from "./context";
import { placeAll, type Pen } from "./gestures";
import { tidyAll, type Place } from "./layout";
import { LINE_KINDS } from "./lines";
import { useSight } from "./sight-context";

/** Every kind of line, and what it is called from the side where it begins. */
export const PENS: { name: MessageId; pen: Pen }[] = [
  { name: "map.pen-reporting", pen: { kind: "reporting" } },
  { name: "map.pen-dotted", pen: { kind: "dotted" } },
  { name: "map.pen-influence-for", pen: { kind: "influence", strength: 2, sign: 1 } },
  { name: "map.pen-influence-against", pen: { kind: "influence", strength: 2, sign: -1 } },
  { name: "map.pen-alliance", pen: { kind: "alliance" } },
  { name: "map.pen-conflict", pen: { kind: "conflict" } },
];

export function nameOfPen(pen: Pen): MessageId {
  return PENS.find((one) => JSON.stringify(one.pen) === JSON.stringify(pen))?.name ?? "map.pen-reporting";
}

export interface BarProps {
  places: ReadonlyMap<string, Place>;
  pen: Pen;
  onPen: (pen: Pen) => void;
}

/** What is done with the whole map. */
export function Bar(props: BarProps) {
  const { t } = useWords();
  const { map, session, shown, mayWrite } = useOpenMap();
  const { sight, look, find, onFind, next, hits } = useSight();
  const { places, pen, onPen } = props;
  const unplaced = map.stakeholders.filter((person) => person.x === null && places.has(person.uid));
  return (
    <div className="bar" role="toolbar" aria-label={t("map.canvas")}>
      <Button look="plain" aria-label={t("map.undo")} isDisabled={!mayWrite || !shown.canUndo} onPress={() => session.undo()}>
        ↶
      </Button>
      <Button look="plain" aria-label={t("map.redo")} isDisabled={!mayWrite || !shown.canRedo} onPress={() => session.redo()}>
        ↷
      </Button>
      {mayWrite && (
        <>
          <CommandMenu
            label={t("map.tidy")}
            look="plain"
            commands={[
              {
                id: "new",
                name: t("map.tidy-new"),
                act: () => session.change(...placeAll(map, places, places)),
                isDisabled: unplaced.length === 0,
              },
              { id: "all", name: t("map.tidy-all"), act: () => session.change(...placeAll(map, places, tidyAll(map))) },
            ]}
          >
            {t("map.tidy")} ▾
          </CommandMenu>
          <CommandMenu
            label={t("map.pen")}
            look="plain"
            commands={PENS.map((one) => ({ id: one.name, name: t(one.name), act: () => onPen(one.pen) }))}
          >
            {t("map.pen")}: {t(nameOfPen(pen))} ▾
          </CommandMenu>
        </>
      )}
      <div className="row kinds" role="group" aria-label={t("map.lines")}>
        {LINE_KINDS.map((kind) => (
          <Toggle
            key={kind}
            look="plain"
            isSelected={sight.lines.includes(kind)}
            onChange={(on) => look({ lines: LINE_KINDS.filter((one) => (one === kind ? on : sight.lines.includes(one))) })}
          >
            {t(`map.line-${kind}`)}
          </Toggle>
        ))}
      </div>
      <div className="find">
        <Field label={t("map.find")} value={find} onChange={onFind} onEnter={next} type="search" />
        {find.trim() !== "" && (
          <span role="status" className="quiet small">
            {t("map.hits", { at: hits.at + 1, of: hits.of })}
          </span>
        )}
      </div>
      <Saving />
    </div>
  );
}

function Saving() {
  const { t } = useWords();
  const { shown } = useOpenMap();
  const { state } = shown.saving;
  return (
    <span className={`saving ${state}`} role="status">
      {state === "saved" ? t("map.saved") : state === "saving" ? t("map.saving") : null}
    </span>
  );
}
