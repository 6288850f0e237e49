import { Block, ContactLink, Facts, NotWritten } from "../around/block";
import { ClashDialog } from "../around/clash";
import { KINDS, type Kind } from "../around/kinds-of-customer";
import { ColleaguePick, ContactPick } from "../around/named-pick";
import { useOwner } from "../around/owner";
import { SavedField } from "../around/saved-field";
import { Unwritten } from "../around/unwritten-notice";
import { Pick } from "../controls";
import { useWords, type MessageId } from "../words";
import { useCustomerEdit, useMainContact, type CustomerChange, type CustomerEdit, type CustomerRecord } from "./record";

const NAMES: Record<keyof CustomerChange, MessageId> = {
  name: "around.customer-name",
  kind: "around.customer-kind",
  industry: "around.industry",
  region: "around.region",
  lifecycle: "around.lifecycle",
  leadSource: "around.lead-source",
  taxId: "around.tax-id",
};
const TEXTS = ["industry", "region", "lifecycle", "leadSource", "taxId"] as const;

/** What we know of a customer and who looks after it; each part is changed where it stands, by whom may do so. */
export function CustomerFacts({ customer }: { customer: CustomerRecord }) {
  const { t } = useWords();
  const edit = useCustomerEdit(customer);
  const owner = useOwner(customer.uid);
  const main = useMainContact(customer.uid);
  const { mayChange, mayHandOn, salesOwner, serviceOwner, mainContact } = customer;
  const saving = edit.saving || owner.isPending || main.isPending;
  const facts = [
    ...(mayHandOn
      ? []
      : [
          { name: t("around.sales-owner"), value: salesOwner?.name },
          { name: t("around.service-owner"), value: serviceOwner?.name },
        ]),
    // Who is chosen is also a way to their page.
    ...(mayChange && !mainContact
      ? []
      : [{ name: t("around.main-contact"), value: mainContact && <ContactLink contact={mainContact} /> }]),
    ...(mayChange ? [] : TEXTS.map((field) => ({ name: t(NAMES[field]), value: customer[field] }))),
  ];
  return (
    <Block
      title={t("around.facts")}
      actions={
        <span className="quiet small" role="status">
          {saving ? t("map.saving") : ""}
        </span>
      }
    >
      <Unwritten edit={edit} />
      <NotWritten error={owner.error ?? main.error} />
      {mayChange && <Fields customer={customer} edit={edit} />}
      {(mayChange || mayHandOn) && (
        <div className="form-pairs">
          {mayHandOn && (
            <>
              <ColleaguePick
                label={t("around.sales-owner")}
                value={salesOwner}
                onChange={(user) => owner.mutateAsync({ user, kind: "SALES" })}
              />
              <ColleaguePick
                label={t("around.service-owner")}
                value={serviceOwner}
                onChange={(user) => owner.mutateAsync({ user, kind: "SERVICE" })}
              />
            </>
          )}
          {mayChange && (
            <ContactPick
              label={t("around.main-contact")}
              customer={customer.uid}
              value={mainContact}
              onChange={(contact) => main.mutateAsync(contact)}
            />
          )}
        </div>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
      {edit.clash && (
        <ClashDialog
          clash={edit.clash}
          name={(field) => t(NAMES[field])}
          said={(field, value) => (field === "kind" ? t(`around.kind-${value as Kind}`) : String(value))}
          onTheirs={edit.keepTheirs}
          onMine={edit.writeMine}
        />
      )}
    </Block>
  );
}

function Fields({ customer, edit }: { customer: CustomerRecord; edit: CustomerEdit }) {
  const { t } = useWords();
  return (
    <div className="form-pairs">
      <SavedField label={t(NAMES.name)} value={customer.name} isNeeded edit={edit} onSave={(name, seen) => edit.change({ name }, seen)} />
      <Pick
        label={t(NAMES.kind)}
        value={customer.kind}
        choices={KINDS.map((id) => ({ id, name: t(`around.kind-${id}`) }))}
        onChange={(kind) => edit.change({ kind })}
      />
      {TEXTS.map((field) => (
        <SavedField
          key={field}
          label={t(NAMES[field])}
          value={customer[field] ?? ""}
          edit={edit}
          onSave={(text, seen) => edit.change({ [field]: text || null }, seen)}
        />
      ))}
    </div>
  );
}
