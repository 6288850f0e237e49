import { ask, AskError } from "../api/ask";
import { graphql } from "../api/graphql";
import { enlargement, fileName } from "./file-name";

const Drawing = graphql(`
  query Drawing($uid: ID!, $ofCustomer: Boolean!, $asOf: DateTime, $language: Language!) {
    opportunity(uid: $uid) @skip(if: $ofCustomer) { contactMap(asOf: $asOf) { name svg(language: $language) } }
    customer(uid: $uid) @include(if: $ofCustomer) { contactMap(asOf: $asOf) { name svg(language: $language) } }
  }
`);

/** Which map, of which moment, is taken out. */
export interface Wanted {
  kind: "CUSTOMER" | "OPPORTUNITY";
  uid: string;
  asOf: string | null;
  language: "EN" | "ZH";
}

export interface DrawnMap {
  name: string;
  svg: Blob;
}

/** The server's drawing of a map: it has the title, the date and the legend in it. */
export async function drawing(wanted: Wanted): Promise<DrawnMap> {
  const { kind, ...variables } = wanted;
  const answer = await ask(Drawing, { ...variables, ofCustomer: kind === "CUSTOMER" });
  const found = (answer.opportunity ?? answer.customer)?.contactMap;
  if (!found) throw new AskError("refused", "", { code: "NOT_FOUND" });
  return { name: found.name, svg: new Blob([found.svg], { type: "image/svg+xml" }) };
}

/** Save the drawing as a file. */
export async function saveDrawing(wanted: Wanted, as: "svg" | "png"): Promise<void> {
  const { name, svg } = await drawing(wanted);
  const day = wanted.asOf === null ? new Date() : new Date(wanted.asOf);
  save(as === "svg" ? svg : await painted(svg), fileName(name, day, as));
}

// In an image no script runs and nothing is fetched, whatever people are called.
async function painted(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = enlargement(image.naturalWidth, image.naturalHeight);
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise<Blob>((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("PNG"))), "image/png");
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** Give the browser a file to keep. */
export function save(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
