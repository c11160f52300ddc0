package io.github.coherecamel.application.page;

import io.github.coherecamel.application.web.HoldView;
import org.jspecify.annotations.Nullable;

/**
 * What is around each view.
 *
 * @param view which entry of the navigation is the current one
 * @param live where is told from when on what is shown has changed; null if nothing of it changes, as of a page that says what went wrong
 * @param hold null if it is not known
 * @param who null if nobody is known
 * @param looking whether whoever looks may open the other views
 * @param acting whether whoever looks may act; else no button is shown
 * @param trying whether whoever looks may open {@code /ui/try}
 */
public record Frame(
        String title,
        String view,
        @Nullable Address live,
        @Nullable HoldView hold,
        @Nullable String who,
        boolean looking,
        boolean acting,
        boolean trying) {

    /** The same with what people know it by. */
    Frame titled(@Nullable String name) {
        return name == null ? this : new Frame(name, view, live, hold, who, looking, acting, trying);
    }
}
