import { useEffect, useMemo, useState } from "react";
import {
  Button as AriaButton,
  GridList,
  GridListHeader,
  GridListItem,
  GridListSection,
  ListLayout,
  useDragAndDrop,
  Virtualizer,
} from "react-aria-components";

import { CommandMenu, Field, Pick } from "../controls";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { CONTACT_TYPE, useAddContact } from "./adding";
import type { KnownContact } from "./applied";
import { useCustomerContacts, useSuggestions } from "./contacts";
import { useOpenMap } from "./context";
import type { Stakeholder } from "./query";

type Place = "placed" | "not-placed" | "suggested" | "not-in-map";
const PLACES: readonly Place[] = ["placed", "not-placed", "suggested", "not-in-map"];

interface Row extends KnownContact {
  place: Place;
  part: Stakeholder | undefined;
  reason: string | undefined;
}

const LIST_LAYOUT = { rowHeight: 48, headingHeight: 30 };

/** All people of the customer: who is on the canvas, who is in the map, who could be. */
export function People() {
  const { t } = useWords();
  const { map, session, customer, mayWrite, select, selected } = useOpenMap();
  const [search, setSearch] = useState("");
  const [only, setOnly] = useState<Place | "everyone">("everyone");
  const [groupBy, setGroupBy] = useState<"department" | "place">("place");
  const listed = useCustomerContacts(customer.uid, search.trim());
  const { contacts } = listed;
  const suggestions = useSuggestions(map);
  const addContact = useAddContact();

  useEffect(() => {
    for (const contact of contacts) session.contacts.set(contact.uid, contact);
  }, [contacts, session]);

  const rows = useMemo(
    () => toRows(map.stakeholders, contacts, suggestions.data ?? new Map(), search.trim()),
    [map, contacts, suggestions.data, search],
  );
  const shown = only === "everyone" ? rows : rows.filter((row) => row.place === only);
  const sections = useMemo(() => {
    const found = new Map<string, Row[]>();
    for (const row of shown) {
      const key = groupBy === "place" ? t(`map.${row.place}`) : (row.department ?? t("map.no-department"));
      found.set(key, [...(found.get(key) ?? []), row]);
    }
    return [...found].map(([name, people]) => ({ id: name, name, people }));
  }, [shown, groupBy, t]);

  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !mayWrite,
    getItems: (keys) => [...keys].map((key) => ({ [CONTACT_TYPE]: String(key), "text/plain": session.contacts.get(String(key))?.name ?? "" })),
    getAllowedDropOperations: () => ["copy"],
  });

  function act(uid: string) {
    const row = rows.find((one) => one.uid === uid);
    if (!row) return;
    if (row.part && row.part.x !== null) select([row.part.uid], { show: true });
    else if (mayWrite) addContact(uid, "anywhere");
    else if (row.part) select([row.part.uid], { show: true });
  }

  return (
    <section className="people" aria-label={t("map.people")}>
      <header>
        <h2>{t("map.people")}</h2>
        <span className="quiet small">{t("map.people-count", { count: rows.length })}</span>
      </header>
      <div className="people-controls">
        <Field label={t("map.search-people")} value={search} onChange={setSearch} type="search" />
        <div className="row pair">
          <Pick
            label={t("map.show-only")}
            value={only}
            onChange={setOnly}
            choices={[
              { id: "everyone", name: t("map.everyone") },
              ...PLACES.map((id) => ({ id, name: t(`map.${id}`) })),
            ]}
          />
          <Pick
            label={t("map.group-by")}
            value={groupBy}
            onChange={setGroupBy}
            choices={[
              { id: "place", name: t("map.by-place") },
              { id: "department", name: t("map.by-department") },
            ]}
          />
        </div>
      </div>
      {listed.error && <Failed error={listed.error} onRetry={() => void listed.refetch()} />}
      {listed.isPending && rows.length === 0 ? (
        <Loading lines={8} />
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={LIST_LAYOUT}>
          <GridList
            aria-label={t("map.people")}
            aria-describedby="drag-hint"
            className="people-list"
            dragAndDropHooks={dragAndDropHooks}
            onAction={(key) => act(String(key))}
            items={sections}
            dependencies={[selected, rows, mayWrite]}
            renderEmptyState={() => <p className="empty">{t("frame.nothing-found")}</p>}
          >
            {(section) => (
              <GridListSection id={section.id}>
                <GridListHeader className="people-heading">
                  {section.name} <span className="quiet">{section.people.length}</span>
                </GridListHeader>
                {section.people.map((row) => (
                  <PersonRow key={row.uid} row={row} isSelected={row.part !== undefined && selected.has(row.part.uid)} />
                ))}
              </GridListSection>
            )}
          </GridList>
        </Virtualizer>
      )}
      {listed.areMore && !listed.hasNextPage && <p className="quiet small more">{t("map.more-listed")}</p>}
      <p id="drag-hint" className="quiet small hint">
        {mayWrite ? t("map.drag-hint") : t("frame.read-only")}
      </p>
    </section>
  );
}

function PersonRow({ row, isSelected }: { row: Row; isSelected: boolean }) {
  const { t } = useWords();
  const name = row.name || t("map.no-name");
  return (
    <GridListItem id={row.uid} textValue={name} className={isSelected ? "person selected" : "person"}>
      <AriaButton slot="drag" className="grip" aria-label={name}>
        ⠿
      </AriaButton>
      <span className="names">
        <strong>{name}</strong>
        <span className="quiet small">{row.reason ?? row.title ?? row.department ?? t("map.no-title")}</span>
      </span>
      <span className={`where ${row.place}`} title={t(`map.${row.place}`)} aria-hidden="true">
        {row.place === "placed" ? "●" : row.place === "not-placed" ? "◐" : row.place === "suggested" ? "✦" : "○"}
      </span>
      <PersonMenu row={row} name={name} />
    </GridListItem>
  );
}

function PersonMenu({ row, name }: { row: Row; name: string }) {
  const { t } = useWords();
  const { map, session, mayWrite, select, selected, people } = useOpenMap();
  const addContact = useAddContact();
  const manager = selected.size === 1 ? people.get([...selected][0] ?? "") : undefined;
  const { part } = row;
  const onCanvas = part !== undefined && part.x !== null;
  return (
    <CommandMenu
      label={t("map.do-with", { name })}
      look="plain"
      commands={[
        ...(part ? [{ id: "show", name: t("map.find-on-canvas"), act: () => select([part.uid], { show: true }) }] : []),
        ...(mayWrite && !onCanvas
          ? [
              {
                id: "add",
                name: part ? t("map.put-on-canvas") : t("map.add-to-map"),
                act: () => addContact(row.uid, "anywhere"),
              },
            ]
          : []),
        ...(mayWrite && manager && manager.contact.uid !== row.uid
          ? [
              {
                id: "below",
                name: t("map.place-below", { name: manager.contact.name || t("map.no-name") }),
                act: () => addContact(row.uid, { manager: manager.uid }),
              },
            ]
          : []),
        ...(mayWrite && onCanvas && map.stakeholders.some((one) => one.x !== null)
          ? [
              {
                id: "off",
                name: t("map.take-off"),
                act: () => session.change({ placeStakeholder: { stakeholder: part.uid, x: null, y: null } }),
              },
            ]
          : []),
        ...(mayWrite && part
          ? [
              {
                id: "remove",
                name: t("map.remove"),
                act: () => session.change({ removeStakeholder: { stakeholder: part.uid } }),
              },
            ]
          : []),
      ]}
    >
      ⋯
    </CommandMenu>
  );
}

function toRows(
  parts: readonly Stakeholder[],
  contacts: readonly KnownContact[],
  suggested: ReadonlyMap<string, string>,
  search: string,
): Row[] {
  const byContact = new Map(parts.map((part) => [part.contact.uid, part]));
  const listed = new Set(contacts.map((contact) => contact.uid));
  const wanted = search.toLowerCase();
  // People of partners and those who have left are in the map, and not among the customer's contacts.
  const others = parts
    .filter((part) => !listed.has(part.contact.uid))
    .filter((part) => `${part.contact.name} ${part.title ?? ""}`.toLowerCase().includes(wanted))
    .map((part) => ({ ...part.contact, title: part.title, department: part.department }));
  const rows = [...contacts, ...others].map((contact) => {
    const part = byContact.get(contact.uid);
    const reason = part ? undefined : suggested.get(contact.uid);
    const place: Place = part ? (part.x === null ? "not-placed" : "placed") : reason === undefined ? "not-in-map" : "suggested";
    return { ...contact, place, part, reason };
  });
  return rows.sort((a, b) => PLACES.indexOf(a.place) - PLACES.indexOf(b.place) || a.name.localeCompare(b.name));
}
