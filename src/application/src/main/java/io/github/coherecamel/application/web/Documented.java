package io.github.coherecamel.application.web;

/** What several endpoints say alike. */
final class Documented {

    static final String PAGES = "If the answer has next, there may be more: ask again with it as after. A page may have"
            + " less than limit items then, even none: it looks at 5,000 rows and no more.";
    static final String AFTER = "What the page before has as next.";
    static final String LIMIT = "Items of a page, 1 to 500; 50 if it is not said.";
    static final String SOURCE = "Who sent it; needed if several did.";
    static final String NO_EVENT = "There is no such event, or no more: old ones are deleted.";
    static final String SEVERAL = "Several sources have sent one with this id; the message names them.";
    static final String NO_MODEL = "Nothing was ever wanted of such a model.";

    private Documented() {}

    static Refused noModel(String id) {
        return Refused.because(
                404,
                "No model %s is known here. It becomes known with its first event: POST /events, or POST /models/%s/assign."
                        .formatted(id, id));
    }
}
