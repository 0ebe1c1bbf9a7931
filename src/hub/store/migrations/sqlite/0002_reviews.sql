-- Reviews: one of each writer and design. `id` is a hash of both, so that the key of a writer is kept nowhere. A review is of
-- what the design was: where another one takes its id, as samples do, `code` differs and the review is not shown.
CREATE TABLE reviews (
    design TEXT NOT NULL,
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    -- Seconds since 1970-01-01 UTC.
    created_at INTEGER NOT NULL,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    PRIMARY KEY (design, id)
) STRICT;

CREATE INDEX reviews_recent ON reviews (design, created_at, id);
CREATE INDEX reviews_sample ON reviews (design) WHERE sample = 1;

-- What the reviews of a design say together, made anew with every one of them; see `hub::rating`.
CREATE TABLE ratings (
    design TEXT PRIMARY KEY NOT NULL,
    line TEXT NOT NULL,
    mean_hundredths INTEGER NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0),
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    rank INTEGER NOT NULL
) STRICT;

CREATE INDEX ratings_best ON ratings (line, rank, design);
