-- Community designs: a code each, never a picture. `popularity` is computed by the hub; see `hub::popularity`.
CREATE TABLE designs (
    id TEXT PRIMARY KEY NOT NULL,
    line TEXT NOT NULL,
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    likes INTEGER NOT NULL CHECK (likes >= 0),
    orders INTEGER NOT NULL CHECK (orders >= 0),
    -- Seconds since 1970-01-01 UTC.
    created_at INTEGER NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    staff_note TEXT,
    popularity INTEGER NOT NULL
) STRICT;

CREATE INDEX designs_recent ON designs (line, created_at, id);
CREATE INDEX designs_popular ON designs (line, popularity, id);
CREATE INDEX designs_staff ON designs (line, created_at, id) WHERE staff_note IS NOT NULL;
CREATE INDEX designs_sample ON designs (line) WHERE sample = 1;

-- The vendor's suggestions, in the order the vendor gave them. Maps are JSON.
CREATE TABLE suggestions (
    line TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    why TEXT NOT NULL,
    conditions TEXT NOT NULL,
    change TEXT NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    PRIMARY KEY (line, id)
) STRICT;

CREATE INDEX suggestions_in_order ON suggestions (line, position, id);

-- Which lines were filled with samples, and from which catalog.
CREATE TABLE seeds (
    line TEXT PRIMARY KEY NOT NULL,
    catalog_hash TEXT NOT NULL,
    planted_at INTEGER NOT NULL
) STRICT;
