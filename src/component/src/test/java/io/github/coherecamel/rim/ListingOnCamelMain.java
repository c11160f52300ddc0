package io.github.coherecamel.rim;

import org.apache.camel.main.Main;

/** A program on Camel Main without any configuration of its own, for a process of its own. */
final class ListingOnCamelMain {

    private ListingOnCamelMain() {}

    public static void main(String... arguments) throws Exception {
        var main = new Main();
        main.start();
        main.getCamelTemplate().requestBody("cohere-finetune:list", (Object) null);
        main.stop();
    }
}
