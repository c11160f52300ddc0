package io.github.coherecamel.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers the requests of one connection; what they carry is thrown away. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails, fails the connection.
final class Connection extends SimpleChannelInboundHandler<HttpObject> {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII);

    private final FixedAnswers answers;
    private @Nullable HttpRequest request;

    Connection(FixedAnswers answers) {
        this.answers = answers;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpRequest head) {
            request = head;
            if (HttpUtil.is100ContinueExpected(head)) {
                send(context, CONTINUE);
            }
        }
        if (part instanceof LastHttpContent) {
            var head = Objects.requireNonNull(request);
            var target = Target.of(head.uri());
            var answer = answers.to(head.method().name(), target);
            if (target.delayMillis() == 0) {
                send(context, answer);
            } else {
                context.executor().schedule(() -> send(context, answer), target.delayMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private static void send(ChannelHandlerContext context, byte[] answer) {
        context.writeAndFlush(Unpooled.wrappedBuffer(answer), context.voidPromise());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
