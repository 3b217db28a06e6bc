/** Reads a fixture's text. */
export async function fixture(path: string): Promise<string> {
  const response = await fetch(new URL(`../fixtures/${path}`, import.meta.url));
  if (!response.ok) throw new Error(`There is no fixture ${path}`);
  return response.text();
}

/** Reads a JSON fixture. */
export async function jsonFixture<T>(path: string): Promise<T> {
  return JSON.parse(await fixture(path)) as T;
}
