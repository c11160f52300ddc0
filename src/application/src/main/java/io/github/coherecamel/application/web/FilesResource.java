package io.github.coherecamel.application.web;

import io.github.coherecamel.application.file.FilesConfig;
import io.github.coherecamel.application.file.TakenFiles;
import io.github.coherecamel.application.wanted.History;
import io.github.coherecamel.application.wanted.ModelViews;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where training files are sent, and what became of one. */
@Path("/files")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "files")
public class FilesResource {

    private final FilesConfig config;
    private final Uploads uploads;
    private final TakenFiles files;
    private final ModelViews models;
    private final History history;
    private final Semaphore places;

    FilesResource(FilesConfig config, Uploads uploads, TakenFiles files, ModelViews models, History history) {
        this.config = config;
        this.uploads = uploads;
        this.files = files;
        this.models = models;
        this.history = history;
        this.places = new Semaphore(config.upload().inFlight());
    }

    @POST
    @Operation(
            operationId = "postFile",
            summary = "Takes a training file, as if it was dropped into the inbox",
            description = "The body is the file. Which model it is for, its name says: as cohere.files.mapping has it.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "It is taken for good. Location says where to ask what became of it.",
            content = @Content(schema = @Schema(implementation = FileView.class)))
    @APIResponse(
            responseCode = "400",
            description = "It is empty, for no model, for no such folder, or was cut off.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "404",
            description = "cohere.files.enabled is false.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "408",
            description = "It did not come within cohere.files.upload.timeout.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "413",
            description = "It has more than cohere.files.upload.limit.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "415",
            description = "Its name does not end as a training file does, or the body is a form (curl -F).",
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "429",
            description =
                    "More than cohere.files.upload.in-flight files are coming in. Retry-After says when to send it again.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "503",
            description = "The inbox or the database cannot be used. Retry-After says when to send it again.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    @APIResponse(
            responseCode = "507",
            description = "The disk of the inbox has no room for it.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    public CompletionStage<Response> post(
            @QueryParam("name")
                    @Parameter(description = "What the file is called.", example = "support.jsonl")
                    @Nullable
                    String name,
            @QueryParam("folder")
                    @Parameter(description = "The folder in the inbox that it is for, if a mapping names one.")
                    @Nullable
                    String folder,
            @Context RoutingContext context) {
        if (!config.enabled()) {
            throw discarding(context, Refused.because(404, "No files are taken here: cohere.files.enabled is false."));
        }
        if (Objects.requireNonNullElse(context.request().getHeader("Content-Type"), "")
                .startsWith("multipart/")) {
            throw discarding(
                    context,
                    Refused.because(415, "The body is a form. Send the file itself as the body, and nothing else."));
        }
        if (!places.tryAcquire()) {
            throw discarding(
                    context,
                    Refused.forNow(
                            429,
                            5,
                            "%d files are coming in already."
                                    .formatted(config.upload().inFlight())));
        }
        return uploads.take(context, Objects.requireNonNullElse(name, ""), Objects.requireNonNullElse(folder, ""))
                .whenComplete((file, failure) -> places.release())
                .thenApply(file -> Response.status(202)
                        .header("Location", "/files/" + file.id())
                        .entity(FileView.of(file, List.of(), null))
                        .build());
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getFile",
            summary = "Shows where a file is, its event with all attempts, and its model",
            description = "The id is that of its event, which it has before there is one.")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(schema = @Schema(implementation = FileView.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such file, or no more: old events are deleted.",
            content = @Content(schema = @Schema(implementation = Message.class)))
    public FileView get(@PathParam("id") String id) {
        var file = files.find(id)
                .orElseThrow(() -> Refused.because(
                        404, "No file %s is known here. POST /files says the id; old ones are deleted.".formatted(id)));
        var event = file.event();
        return FileView.of(
                file,
                event == null ? List.of() : history.attempts(event.seq()),
                file.modelId() == null ? null : models.find(file.modelId()).orElse(null));
    }

    /** Whoever still sends gets to read the answer. */
    private static Refused discarding(RoutingContext context, Refused refused) {
        context.request().resume();
        return refused;
    }
}
