import { lazy, Suspense } from "react";
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from "react-aria-components";

import { surely } from "../api/reach";
import { Button, CommandMenu, Field, Toggle } from "../controls";
import { Loading } from "../frame/states";
import { useWords } from "../words";
import { AddMenu } from "./add-menu";
import { useOpenMap } from "./context";
import { placeAll, type Pen } from "./gestures";
import { tidyAll, type Place } from "./layout";
import { nameOfPen, PENS } from "./pens";
import { Saving, UndoRedo } from "./saving";
import { useSight } from "./sight-context";

const ViewPanel = lazy(() => surely(() => import("./view-panel")));

export interface BarProps {
  places: ReadonlyMap<string, Place>;
  pen: Pen;
  onPen: (pen: Pen) => void;
}

/** What is done with the whole map. */
export function Bar(props: BarProps) {
  const { t } = useWords();
  const { mayWrite } = useOpenMap();
  const { find, onFind, next, hits } = useSight();
  return (
    <div className="bar" role="toolbar" aria-label={t("map.canvas")}>
      <UndoRedo />
      {mayWrite && <Writing {...props} />}
      <Looking />
      <div className="find">
        <Field label={t("map.find")} placeholder={t("map.find")} value={find} onChange={onFind} onEnter={next} type="search" />
        {find.trim() !== "" && (
          <span role="status" className="quiet small">
            {hits.of === 0 ? t("frame.nothing-found") : hits.at < 0 ? t("map.hits-count", { of: hits.of }) : t("map.hits", { at: hits.at + 1, of: hits.of })}
          </span>
        )}
      </div>
      <Saving />
    </div>
  );
}

function Writing({ places, pen, onPen }: BarProps) {
  const { t } = useWords();
  const { map, session } = useOpenMap();
  const unplaced = map.stakeholders.filter((person) => person.x === null && places.has(person.uid));
  return (
    <>
      <AddMenu />
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
  );
}

function Looking() {
  const { t } = useWords();
  const { map, isPresenting, togglePresenting } = useOpenMap();
  const { sight, look, bright } = useSight();
  return (
    <>
      <DialogTrigger>
        <AriaButton className={bright === null ? "button plain" : "button plain on"}>
          {bright === null ? t("map.view") : t("map.view-of", { count: bright, of: map.stakeholders.length })} <span aria-hidden="true">▾</span>
        </AriaButton>
        <Popover className="popover roomy">
          <Dialog aria-label={t("map.view")}>
            <Suspense fallback={<Loading lines={4} />}>
              <ViewPanel />
            </Suspense>
          </Dialog>
        </Popover>
      </DialogTrigger>
      {map.kind === "OPPORTUNITY" && (
        <Toggle look="plain" isSelected={sight.path} onChange={(path) => look({ path })}>
          {t("map.path")}
        </Toggle>
      )}
      <Button look="plain" onPress={togglePresenting}>
        {t(isPresenting ? "map.stop-presenting" : "map.present")}
      </Button>
    </>
  );
}
