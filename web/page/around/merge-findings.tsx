import { useVocabulary } from "../map/vocabulary";
import { useWords, type MessageId } from "../words";
import { KINDS } from "./kinds-of-customer";
import type { MergePreview } from "./whole-records";

const FIELDS: Record<string, MessageId> = {
  name: "map.name",
  known: "map.person",
  emails: "around.mail",
  phones: "around.phone",
  personality: "around.personality",
  birthday: "around.birthday",
  note: "map.note",
  kind: "around.customer-kind",
  tax_id: "around.tax-id",
  industry: "around.industry",
  region: "around.region",
  lead_source: "around.lead-source",
  lifecycle: "around.lifecycle",
};
const COUNTS = ["jobs", "reportingLines", "activities", "opportunities", "companies", "colleagues", "mainContacts", "externalIds"] as const;

/** What a merge would do: what stands in its way, what goes over, what is filled in, and what is lost. */
export function MergeFindings(props: { preview: MergePreview; names: { keep: string; merge: string } }) {
  const { t, date } = useWords();
  const vocabulary = useVocabulary();
  const { preview, names } = props;
  const said = (field: string, value: unknown) => {
    if (field === "personality") return vocabulary.data?.word("PERSONALITY", String(value)) ?? String(value);
    if (field === "birthday") return date(String(value));
    const kind = field === "kind" && KINDS.find((one) => one === String(value).toUpperCase());
    if (kind) return t(`around.kind-${kind}`);
    if (field === "known") return names.merge;
    return Array.isArray(value) ? value.join(", ") : String(value);
  };
  const named = (field: string) => (FIELDS[field] ? t(FIELDS[field]) : field);
  const moved = COUNTS.filter((one) => preview[one] > 0).map((one) => t(`around.merge-${one}`, { count: preview[one] }));
  return (
    <>
      {preview.obstacles.map(({ message }) => (
        <p role="alert" className="notice bad" key={message}>
          {message}
        </p>
      ))}
      {moved.length > 0 && <p>{t("around.merge-moves", { what: moved.join(", ") })}</p>}
      {preview.stakeholders.length > 0 && (
        <>
          <h3>{t("around.merge-maps")}</h3>
          <ul className="lines">
            {preview.stakeholders.map(({ stakeholder, mapName, joinedWith }) => (
              <li key={stakeholder}>
                <span>{mapName}</span>
                {joinedWith && <span className="quiet">{t("around.merge-joined")}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {preview.filled.length + preview.differing.length > 0 && (
        <table className="merge">
          <thead>
            <tr>
              <th scope="col">{t("around.facts")}</th>
              <th scope="col">{t("around.merge-then")}</th>
              <th scope="col">{t("around.merge-lost")}</th>
            </tr>
          </thead>
          <tbody>
            {preview.filled.map(({ name, value }) => (
              <tr key={name}>
                <th scope="row">{named(name)}</th>
                <td>{said(name, value)}</td>
                <td>{t("around.none")}</td>
              </tr>
            ))}
            {preview.differing.map(({ name, kept, dropped }) => (
              <tr key={name}>
                <th scope="row">{named(name)}</th>
                <td>{said(name, kept)}</td>
                <td>
                  <del>{said(name, dropped)}</del>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
