import { Block, Facts } from "../around/block";
import { ClashDialog } from "../around/clash";
import { SavedField } from "../around/saved-field";
import { Unwritten } from "../around/unwritten-notice";
import { Pick } from "../controls";
import { lastContact } from "../map/last-contact";
import type { Vocabulary } from "../map/vocabulary";
import { useWords, type MessageId } from "../words";
import { addressesIn } from "./addresses";
import { PERSONALITIES, useContactEdit, type ContactChange, type ContactEdit, type ContactRecord } from "./record";

const NOT_KNOWN = "-";
const NAMES: Record<keyof ContactChange, MessageId> = {
  name: "map.name",
  known: "map.person",
  emails: "around.mail",
  phones: "around.phone",
  personality: "around.personality",
  birthday: "around.birthday",
  note: "map.note",
};

/** How to reach a person and what we know of them; each part is changed where it stands, by whom may do so. */
export function ContactFacts({ contact, vocabulary }: { contact: ContactRecord; vocabulary: Vocabulary }) {
  const { t, date } = useWords();
  const edit = useContactEdit(contact);
  // Of whom was erased nothing is put in again.
  const mayChange = contact.mayChange && !contact.erasedAt;
  const since = [
    { name: t("map.last-contact"), value: lastContact(contact.lastContactAt, { t, date }) },
    { name: t("around.next-activity"), value: contact.nextActivityAt ? date(contact.nextActivityAt) : t("around.none") },
  ];
  const known = [
    { name: t("around.mail"), value: <Addresses of={contact.emails} scheme="mailto" /> },
    { name: t("around.phone"), value: <Addresses of={contact.phones} scheme="tel" /> },
    { name: t("around.personality"), value: contact.personality && vocabulary.word("PERSONALITY", contact.personality) },
    { name: t("around.birthday"), value: contact.birthday && date(contact.birthday) },
    { name: t("map.note"), value: contact.note && <span className="kept">{contact.note}</span> },
  ];
  return (
    <Block
      title={t("around.contact-details")}
      actions={
        <span className="quiet small" role="status">
          {edit.saving ? t("map.saving") : ""}
        </span>
      }
    >
      <Unwritten edit={edit} />
      {mayChange && <Fields contact={contact} vocabulary={vocabulary} edit={edit} />}
      <Facts facts={mayChange ? since : [...known, ...since]} />
      {edit.clash && (
        <ClashDialog
          clash={edit.clash}
          name={(field) => t(NAMES[field])}
          said={(field, value) => {
            if (field === "birthday") return date(String(value));
            if (field === "personality") return vocabulary.word("PERSONALITY", String(value));
            return Array.isArray(value) ? value.join(", ") : String(value);
          }}
          onTheirs={edit.keepTheirs}
          onMine={edit.writeMine}
        />
      )}
    </Block>
  );
}

function Fields(props: {
  contact: ContactRecord;
  vocabulary: Vocabulary;
  edit: ContactEdit;
}) {
  const { t } = useWords();
  const { contact, vocabulary, edit } = props;
  return (
    <>
      <SavedField
        label={t("map.name")}
        value={contact.name}
        isNeeded
        edit={edit}
        // Who has a name is a person, and no longer a seat.
        onSave={(name, seen) => edit.change({ name, known: true }, seen)}
      />
      <div className="form-pairs">
        <div>
          <SavedField
            label={t("around.mail")}
            value={contact.emails.join("\n")}
            lines={Math.max(1, contact.emails.length)}
            hint={t("around.addresses-hint")}
            edit={edit}
            onSave={(text, seen) => edit.change({ emails: addressesIn(text) }, seen)}
          />
          {contact.emails.length > 0 && <Addresses of={contact.emails} scheme="mailto" />}
        </div>
        <div>
          <SavedField
            label={t("around.phone")}
            value={contact.phones.join("\n")}
            lines={Math.max(1, contact.phones.length)}
            hint={t("around.addresses-hint")}
            edit={edit}
            onSave={(text, seen) => edit.change({ phones: addressesIn(text) }, seen)}
          />
          {contact.phones.length > 0 && <Addresses of={contact.phones} scheme="tel" />}
        </div>
        <Pick
          label={t("around.personality")}
          value={contact.personality ?? NOT_KNOWN}
          choices={[
            { id: NOT_KNOWN, name: t("map.not-known") },
            ...PERSONALITIES.map((one) => ({ id: one.toLowerCase(), name: vocabulary.word("PERSONALITY", one) })),
          ]}
          onChange={(id) => edit.change({ personality: id === NOT_KNOWN ? null : id })}
        />
        <SavedField
          label={t("around.birthday")}
          type="date"
          value={contact.birthday ?? ""}
          edit={edit}
          onSave={(day, seen) => edit.change({ birthday: day || null }, seen)}
        />
      </div>
      <SavedField
        label={t("map.note")}
        value={contact.note ?? ""}
        lines={3}
        edit={edit}
        onSave={(note, seen) => edit.change({ note: note || null }, seen)}
      />
    </>
  );
}

function Addresses(props: { of: readonly string[]; scheme: "mailto" | "tel" }) {
  const { t } = useWords();
  if (props.of.length === 0) return <span className="quiet">{t("map.not-known")}</span>;
  return (
    <ul>
      {props.of.map((one) => (
        <li key={one}>
          <a href={`${props.scheme}:${encodeURIComponent(one)}`}>{one}</a>
        </li>
      ))}
    </ul>
  );
}
