import { useReactFlow } from "@xyflow/react";
import { useMemo, useState } from "react";

import { Button, Field, Pick, Toggle } from "../controls";
import { useWords } from "../words";
import { coloursOffered } from "./colours";
import { useOpenMap } from "./context";
import { LINE_KINDS } from "./lines";
import { departmentsOf, isFiltered, NO_FILTER, type Filter } from "./sight";
import { useSight } from "./sight-context";
import { SIZE_BY } from "./sizes";
import { keepViews, readViews, type View } from "./views";

const ALL = "-";

/** How the map is looked at: whom to show, what the colours mean, and the views that were kept. */
export default function ViewPanel() {
  const { t } = useWords();
  const { map } = useOpenMap();
  const { sight, look } = useSight();
  return (
    <div className="view-panel">
      <Filters />
      <section className="part">
        <h3>{t("map.look")}</h3>
        <Pick
          label={t("map.colour-by")}
          value={sight.colourBy}
          choices={coloursOffered(map.parties, t)}
          onChange={(colourBy) => look({ colourBy })}
        />
        <Pick
          label={t("map.size-by")}
          value={sight.sizeBy ?? ALL}
          choices={[{ id: ALL, name: t("map.all-alike") }, ...SIZE_BY.map((id) => ({ id, name: t(`map.size-by-${id}`) }))]}
          onChange={(sizeBy) => look({ sizeBy: SIZE_BY.find((one) => one === sizeBy) ?? null })}
        />
        <div className="row">
          <Toggle isSelected={sight.groups} onChange={(groups) => look({ groups })}>
            {t("map.groups")}
          </Toggle>
          {sight.collapsed.length > 0 && <Button onPress={() => look({ collapsed: [] })}>{t("map.unfold-all")}</Button>}
        </div>
        <div className="row" role="group" aria-label={t("map.lines")}>
          {LINE_KINDS.map((kind) => (
            <Toggle
              key={kind}
              isSelected={sight.lines.includes(kind)}
              onChange={(on) => look({ lines: LINE_KINDS.filter((one) => (one === kind ? on : sight.lines.includes(one))) })}
            >
              {t(`map.line-${kind}`)}
            </Toggle>
          ))}
        </div>
      </section>
      <Views />
    </div>
  );
}

function Filters() {
  const { t } = useWords();
  const { map, vocabulary } = useOpenMap();
  const { sight, look, bright } = useSight();
  const { filter } = sight;
  const departments = useMemo(() => departmentsOf(map), [map]);
  const set = (change: Partial<Filter>) => look({ filter: { ...filter, ...change } });
  const choices = (named: readonly { id: string; name: string }[]) => [{ id: ALL, name: t("map.everyone") }, ...named];
  const chosen = <Value extends string>(value: string) => (value === ALL ? null : (value as Value));
  return (
    <section className="part">
      <h3>{t("map.filter")}</h3>
      <div className="pairs">
        <Pick
          label={t("map.roles")}
          value={filter.role ?? ALL}
          choices={choices(vocabulary.roles.map((role) => ({ id: role.code, name: role.name })))}
          onChange={(value) => set({ role: chosen(value) })}
        />
        <Pick
          label={t("map.department")}
          value={filter.department ?? ALL}
          choices={choices(departments.map((name) => ({ id: name, name })))}
          onChange={(value) => set({ department: chosen(value) })}
        />
        <Pick
          label={t("map.by-stance")}
          value={filter.stance ?? ALL}
          choices={choices((["for", "between", "against", "unknown"] as const).map((id) => ({ id, name: t(`map.side-${id}`) })))}
          onChange={(value) => set({ stance: chosen<NonNullable<Filter["stance"]>>(value) })}
        />
        <Pick
          label={t("map.coverage")}
          value={filter.coverage ?? ALL}
          choices={choices((["covered", "uncovered"] as const).map((id) => ({ id, name: t(`map.${id}`) })))}
          onChange={(value) => set({ coverage: chosen<NonNullable<Filter["coverage"]>>(value) })}
        />
      </div>
      <div className="row">
        <Toggle isSelected={filter.keyOnly} onChange={(keyOnly) => set({ keyOnly })}>
          {t("map.key-only")}
        </Toggle>
        {isFiltered(filter) && <Button onPress={() => look({ filter: NO_FILTER })}>{t("map.no-filter")}</Button>}
      </div>
      <p role="status" className="quiet small">
        {bright !== null && t("map.bright", { count: bright, of: map.stakeholders.length })}
      </p>
    </section>
  );
}

function Views() {
  const { t } = useWords();
  const { map } = useOpenMap();
  const { sight, look } = useSight();
  const flow = useReactFlow();
  const [views, setViews] = useState(() => readViews(map.uid));
  const [name, setName] = useState("");
  const [isRefused, setIsRefused] = useState(false);
  function keep(now: View[]) {
    setIsRefused(!keepViews(map.uid, now));
    setViews(now);
  }
  return (
    <section className="part">
      <h3>{t("map.views")}</h3>
      <ul className="choices">
        {views.map((view) => (
          <li key={view.name}>
            <Button
              look="plain"
              onPress={() => {
                look(view.sight);
                void flow.setViewport(view.viewport, { duration: 250 });
              }}
            >
              {view.name}
            </Button>
            <Button
              look="plain"
              aria-label={t("map.forget-view", { name: view.name })}
              onPress={() => keep(views.filter((one) => one !== view))}
            >
              ✕
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="row keep"
        onSubmit={(event) => {
          event.preventDefault();
          const named = name.trim();
          if (named === "") return;
          keep([...views.filter((one) => one.name !== named), { name: named, sight, viewport: flow.getViewport() }]);
          setName("");
        }}
      >
        <Field label={t("map.view-name")} value={name} onChange={setName} />
        <Button type="submit" isDisabled={name.trim() === ""}>
          {t("map.keep-view")}
        </Button>
      </form>
      {isRefused && <p role="alert" className="notice bad">{t("map.view-not-kept")}</p>}
    </section>
  );
}
