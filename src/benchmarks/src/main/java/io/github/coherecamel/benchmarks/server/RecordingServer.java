package io.github.coherecamel.benchmarks.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Answers like the API and knows which dataset each model has, so that a controller finds what it has written. It runs in
 * this process, whose clock therefore tells when a call has come. One thread.
 */
public final class RecordingServer implements AutoCloseable {

    private static final int LARGEST_BODY = 64 * 1024;

    private final Calls calls = new Calls();
    private final RecordedModels models = new RecordedModels();
    private final NioEventLoopGroup thread;
    private final Channel channel;
    private volatile Duration delay = Duration.ZERO;

    @SuppressWarnings("deprecation") // Netty 4.2 renames it; 4.1 is what the other modules use.
    public RecordingServer() throws InterruptedException {
        thread = new NioEventLoopGroup(1);
        channel = new ServerBootstrap()
                .group(thread)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel socket) {
                        socket.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(LARGEST_BODY),
                                        new RecordedCall(models, calls, () -> delay));
                    }
                })
                .bind(new InetSocketAddress("127.0.0.1", 0))
                .sync()
                .channel();
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort();
    }

    public Calls calls() {
        return calls;
    }

    /** Lists as many models: {@code m-0} and those that follow. */
    public void list(int count) {
        models.list(count);
    }

    /** What is asked from now on is answered so much later. */
    public void answerAfter(Duration later) {
        delay = later;
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdownGracefully(0, 1, TimeUnit.SECONDS).await();
    }
}
