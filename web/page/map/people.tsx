import { useEffect, useMemo, useRef, useState, type RefObject } from "react";
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
import { rem } from "../design/rem";
import { Failed, Loading } from "../frame/states";
import { useWords } from "../words";
import { CONTACT_TYPE, useAddContact } from "./adding";
import { useContactsAbove, type ListedContact } from "./contacts-above";
import { useCustomerContacts, useSuggestions } from "./contacts";
import { useOpenMap } from "./context";
import { byDepartment, byPlace, inOrder, PLACES, SORTS, toRows, type Place, type Row, type SortBy } from "./people-rows";
import { useTouch } from "./touch";

// As high as `.person` and `.people-heading`.
const LIST_LAYOUT = { rowHeight: rem(3), headingHeight: rem(1.875) };

/** All people of the customer: who is on the canvas, who is in the map, who could be. */
export function People() {
  const { t, collator } = useWords();
  const { map, session, customer, mayWrite, mayOnlyLook, select, selected } = useOpenMap();
  const isTouched = useTouch();
  const [search, setSearch] = useState("");
  const [only, setOnly] = useState<Place | "everyone">("everyone");
  const [groupBy, setGroupBy] = useState<"department" | "place">("place");
  const [sortBy, setSortBy] = useState<SortBy>("name");
  const listed = useCustomerContacts(customer.uid, search.trim());
  // Not before the customer's own: the first map does not wait for these.
  const above = useContactsAbove(customer.uid, search.trim(), !listed.isPending);
  const contacts = useMemo(() => allOnce(listed.contacts, above), [listed.contacts, above]);
  const suggestions = useSuggestions(map);
  const addContact = useAddContact();

  useEffect(() => {
    for (const { company: _, ...contact } of contacts) session.contacts.set(contact.uid, contact);
  }, [contacts, session]);

  const rows = useMemo(
    () => toRows(map.stakeholders, contacts, suggestions.data ?? new Map(), search.trim()),
    [map, contacts, suggestions.data, search],
  );
  const sections = useMemo(() => {
    const shown = inOrder(only === "everyone" ? rows : rows.filter((row) => row.place === only), sortBy, collator);
    const groups =
      groupBy === "place"
        ? byPlace(shown).map(([place, people]) => ({ name: t(`map.${place}`), people }))
        : byDepartment(shown, collator).map(([department, people]) => ({ name: department ?? t("map.no-department"), people }));
    return groups.map((group) => ({ id: group.name, ...group }));
  }, [rows, only, groupBy, sortBy, t, collator]);

  const [one] = selected;
  const list = useRowInSight(sections, selected.size === 1 ? one : undefined);

  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !mayWrite,
    getItems: (keys) => [...keys].map((key) => ({ [CONTACT_TYPE]: String(key), "text/plain": session.contacts.get(String(key))?.name ?? "" })),
    getAllowedDropOperations: () => ["copy"],
  });

  // A press shows whom it is about; nobody is put into the map by it, as they are by Enter.
  const isByKey = useRef(false);
  function act(uid: string) {
    const row = rows.find((one) => one.uid === uid);
    if (!row) return;
    if (mayWrite && row.place !== "placed" && isByKey.current) addContact(uid, "anywhere");
    else if (row.part) select([row.part.uid], { show: "near" });
    else menuOf(list.current, uid)?.click();
  }

  return (
    <section
      className="people"
      aria-label={t("map.people")}
      onPointerDownCapture={() => (isByKey.current = false)}
      onKeyDownCapture={() => (isByKey.current = true)}
    >
      <header>
        <h2>{t("map.people")}</h2>
        <span className="quiet small">{t("map.people-count", { count: rows.length })}</span>
      </header>
      <div className="people-controls">
        <Field label={t("map.search-people")} value={search} onChange={setSearch} type="search" />
        <Pick
          label={t("map.show-only")}
          value={only}
          onChange={setOnly}
          choices={[
            { id: "everyone", name: t("map.everyone") },
            ...PLACES.map((id) => ({ id, name: t(`map.${id}`) })),
          ]}
        />
        <div className="row pair">
          <Pick
            label={t("map.group-by")}
            value={groupBy}
            onChange={setGroupBy}
            choices={[
              { id: "place", name: t("map.by-place") },
              { id: "department", name: t("map.by-department") },
            ]}
          />
          <Pick
            label={t("map.sort-by")}
            value={sortBy}
            onChange={setSortBy}
            choices={SORTS.map((id) => ({ id, name: t(`map.sort-${id}`) }))}
          />
        </div>
      </div>
      {listed.error && <Failed error={listed.error} onRetry={() => void listed.refetch()} />}
      {listed.isPending && rows.length === 0 ? (
        <Loading lines={8} />
      ) : (
        <Virtualizer layout={ListLayout} layoutOptions={LIST_LAYOUT}>
          <GridList
            ref={list}
            aria-label={t("map.people")}
            aria-describedby="drag-hint"
            className="people-list"
            {...(mayOnlyLook ? {} : { dragAndDropHooks })}
            onAction={(key) => act(String(key))}
            items={sections}
            dependencies={[selected, rows, mayWrite]}
            renderEmptyState={() => <p className="empty">{t(contacts.length === 0 && search.trim() === "" ? "map.nobody-listed" : "frame.nothing-found")}</p>}
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
        {mayWrite ? t(isTouched ? "map.add-hint" : "map.drag-hint") : mayOnlyLook && t("frame.read-only")}
      </p>
    </section>
  );
}

function menuOf(list: HTMLElement | null, uid: string): HTMLElement | null | undefined {
  return list?.querySelector(`[data-key="${CSS.escape(uid)}"]`)?.querySelector<HTMLElement>("button[aria-haspopup]");
}

/** The list, in which the row of whoever is selected elsewhere comes into sight. */
function useRowInSight(sections: readonly { people: readonly Row[] }[], part: string | undefined): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  const follows = useRef(false);
  // Whoever places one after the other from the list goes on where they are in it.
  const isInList = useRef(false);
  useEffect(() => {
    follows.current = part !== undefined && !isInList.current;
    // People are still being listed; but whoever goes on to something else is left where they look.
    const stop = ({ target }: Event) => {
      follows.current = false;
      isInList.current = target instanceof Node && (list.current?.contains(target) ?? false);
    };
    for (const kind of ["wheel", "pointerdown", "keydown"]) window.addEventListener(kind, stop, { capture: true, passive: true });
    return () => {
      for (const kind of ["wheel", "pointerdown", "keydown"]) window.removeEventListener(kind, stop, { capture: true });
    };
  }, [part]);
  useEffect(() => {
    if (!list.current || part === undefined || !follows.current) return;
    const top = topOf(sections, part);
    if (top === null) return;
    const { scrollTop, clientHeight } = list.current;
    // Not all rows are there, so none can be asked to show itself.
    if (top < scrollTop || top + LIST_LAYOUT.rowHeight > scrollTop + clientHeight) list.current.scrollTo({ top: top - clientHeight / 2 });
  }, [sections, part]);
  return list;
}

/** How far down the list the row of this part of the map is. */
function topOf(sections: readonly { people: readonly Row[] }[], part: string): number | null {
  let top = 0;
  for (const { people } of sections) {
    top += LIST_LAYOUT.headingHeight;
    const at = people.findIndex((row) => row.part?.uid === part);
    if (at >= 0) return top + at * LIST_LAYOUT.rowHeight;
    top += people.length * LIST_LAYOUT.rowHeight;
  }
  return null;
}

function PersonRow({ row, isSelected }: { row: Row; isSelected: boolean }) {
  const { t } = useWords();
  const { mayOnlyLook, mayWrite } = useOpenMap();
  const name = row.name || t("map.no-name");
  return (
    <GridListItem id={row.uid} textValue={name} className={`person${isSelected ? " selected" : ""}${mayOnlyLook ? " fixed" : ""}`}>
      {!mayOnlyLook && (
        <AriaButton slot="drag" className={mayWrite ? "grip" : "grip unused"} aria-label={name}>
          ⠿
        </AriaButton>
      )}
      <span className="names">
        <strong>{name}</strong>
        <span className="quiet small">{[row.company, row.title ?? row.department ?? (row.reason ? null : t("map.no-title")), row.reason].filter(Boolean).join(" · ")}</span>
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
  const onCanvas = part !== undefined && row.place === "placed";
  return (
    <CommandMenu
      label={t("map.do-with", { name })}
      look="plain"
      commands={[
        ...(part ? [{ id: "show", name: t("map.find-on-canvas"), act: () => select([part.uid], { show: "near" }) }] : []),
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

// Who works at two of the companies is the customer's first.
function allOnce(own: readonly ListedContact[], above: readonly ListedContact[]): ListedContact[] {
  return [...new Map([...own, ...above].reverse().map((one) => [one.uid, one])).values()];
}
