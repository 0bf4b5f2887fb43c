-- CreateIndex
CREATE INDEX "ticket_assignee_id_desk_created_at_id_idx" ON "ticket"("assignee_id", "desk", "created_at", "id");

-- CreateIndex
CREATE INDEX "ticket_assignee_id_category_created_at_id_idx" ON "ticket"("assignee_id", "category", "created_at", "id");

-- What a typed word asks for: a word that begins like it (from three characters on, shorter ones must be whole), or one
-- that is the same word in another form ("leaking" finds "leaks").
CREATE OR REPLACE FUNCTION search_query(word text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE
        WHEN char_length(word) < 3 OR numnode(phraseto_tsquery('simple', search_text(word))) = 0
            THEN phraseto_tsquery('simple', search_text(word))
        -- Several words in a row, such as a tag, are no English: "t-1" would be a 1 behind something unimportant.
        WHEN numnode(phraseto_tsquery('simple', search_text(word))) > 1
            THEN (phraseto_tsquery('simple', search_text(word))::text || ':*')::tsquery
        ELSE (phraseto_tsquery('simple', search_text(word))::text || ':*')::tsquery
            || phraseto_tsquery('english', search_text(word))
    END
$$;
