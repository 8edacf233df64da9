/**
 * The characters of traditional script that are most frequent in official prose. Every one of them is outside
 * GB 2312, so none is right in simplified script too (乾, 著, 徵 are not among them).
 */
const traditionalOnly: ReadonlySet<string> = new Set(
  "黨國務員會書記縣鎮鄉團隊幹門開關點領導題問責學習實際幾個這對為與從當來時間動發業產經濟農場" +
    "樹環衛護醫療養態綠設區體專項計劃進運轉變應質優績總結報評議職級單組織傳達準備將軍權監執紀維" +
    "穩創條線網絡訊電話數據類則證調處統籌協聯繫廣眾戶貧窮貸債辦強勁積極確認訪談請諮詢講課師範圍" +
    "觀視頻畫圖館藝術語標識規驗檢測補齊廠礦礎義雙選舉嚴肅顯現歷屆屬舊長興陽縱橫樣機構夠難較讓還" +
    "過遠邊緣連續約頁鄰裡僅車紅練階層種穀麥蓋樓營勞歲兒婦萬億餘剛寧廳廟廢張彈彙徹愛慶憑懷戰撥擔" +
    "擴擇擊擾敵斷曉東棟榮歡殘殺氣決沒況淨淺減漁滅滿潛灣無煙熱燈爭獎獲畢盡盤碼礙禮禍離稅窩競筆節" +
    "糧紙紛純細終紹給絕綜緊緩縮纖罰羅聖聞聲聽脫腦艱莊華萊蔣蔔蟲裝製複見覺覽觸訂訓託訴詞試詩誠誤" +
    "說誰論諸謀謝譯譽讀貝負財貢貨販貫貴買費資賓賞賣賦賴贈趕趙躍軌輔輕輛輪輸轄鄭釋針鋼錄錢錯鍵鎖" +
    "鏈鐵鑽閃閉閱陸陣陰隨險雜雞雲靈靜順須預頒顆額顧風飛飯飲飽駐駕騎騙驅鬥魚鮮鳥鳴鹽麗黃齡龍",
)

/** The characters of traditional script in a text, each as often as it stands there. */
export function findTraditional(text: string): string[] {
  return [...text].filter((character) => traditionalOnly.has(character))
}
