import "./keys.css";

import { useState } from "react";
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField, Text } from "react-aria-components";
import { useLocation } from "wouter";

import type { RecordKind } from "../around/whole-records";
import { Dialog } from "../controls";
import { Failed } from "../frame/states";
import { useVocabulary } from "../map/vocabulary";
import { useWords } from "../words";
import { useFound } from "./found";
import { offered, type Command } from "./offered";

const MOST_COMMANDS = 12;
const MAKES = ["deal", "customer", "contact"] as const;

/** Type where to go or what to do, and press Enter. */
export function Palette(props: { onClose: () => void; onKeys: () => void; onMake: (what: RecordKind) => void }) {
  const { t } = useWords();
  const { onClose, onKeys, onMake } = props;
  const vocabulary = useVocabulary();
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState("");
  const found = useFound(typed);
  const [here] = useState(offered);
  const pages: Command[] = [
    { id: "/", name: t("frame.deals"), act: () => navigate("/") },
    { id: "/customers", name: t("frame.customers"), act: () => navigate("/customers") },
    { id: "/agenda", name: t("around.agenda"), act: () => navigate("/agenda") },
    { id: "/portfolio", name: t("around.portfolio"), act: () => navigate("/portfolio") },
    { id: "/settings", name: t("settings.title"), act: () => navigate("/settings") },
    ...(vocabulary.data?.me.mayWrite ? MAKES : []).map((what) => ({
      id: `new-${what}`,
      name: t(`making.new-${what}`),
      act: () => onMake(what),
    })),
    { id: "keys", name: t("keys.all"), act: onKeys },
  ];
  const wanted = typed.trim().toLowerCase();
  const commands = [...here, ...pages]
    .filter(({ name, hint }) => `${name} ${hint ?? ""}`.toLowerCase().includes(wanted))
    .slice(0, MOST_COMMANDS);
  const records: Command[] = wanted === "" ? [] : (found.data ?? []).map((one) => ({
    id: one.id,
    name: one.name || t("map.no-name"),
    hint: [t(`keys.${one.kind}`), one.hint].filter(Boolean).join(" · "),
    act: () => navigate(one.href),
  }));
  const items = [...commands, ...records];
  return (
    <Dialog title={t("keys.palette")} isOpen onClose={onClose}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField className="field" aria-label={t("keys.type")}>
          {/* The dialog was opened to type in it. */}
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
          <Input autoFocus placeholder={t("keys.type")} />
        </SearchField>
        {found.error && <Failed error={found.error} onRetry={() => void found.refetch()} />}
        <ListBox
          aria-label={t("keys.palette")}
          className="palette-list"
          items={items}
          onAction={(id) => {
            onClose();
            items.find((one) => one.id === id)?.act();
          }}
          renderEmptyState={() => (
            <p className="quiet">{found.isFetching ? t("frame.loading") : t("frame.nothing-found")}</p>
          )}
        >
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.name} className="option">
              <Text slot="label">{item.name}</Text>
              {item.hint && (
                <Text slot="description" className="quiet small">
                  {item.hint}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialog>
  );
}
